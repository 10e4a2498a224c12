package io.github.auxtask.compare.sample;

import io.github.auxtask.core.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which settings a run differs from what it is held against, in words. */
final class SettingsDifference {
    private static final int NAMED = 3;

    private SettingsDifference() {}

    /**
     * For example {@code epochs 8 instead of 600, data.validation 300 instead of 0}: the first three, and how many more.
     *
     * @param wanted key to value, in the order in which differences are told
     * @param used of the run
     * @return nothing if all are equal
     */
    static String of(Map<String, Object> wanted, Map<String, Object> used) {
        Map<String, Object> theirs = CanonicalJson.settings(used);
        Set<String> keys = new LinkedHashSet<>(wanted.keySet());
        keys.addAll(new TreeSet<>(theirs.keySet()));
        List<String> different = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(wanted.get(key), theirs.get(key))) {
                different.add(key + " " + shown(theirs.get(key)) + " instead of " + shown(wanted.get(key)));
            }
        }
        int more = different.size() - NAMED;
        return String.join(", ", different.subList(0, Math.min(different.size(), NAMED)))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "(none)" : CanonicalJson.text(value);
    }
}

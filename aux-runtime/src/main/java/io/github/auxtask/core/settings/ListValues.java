package io.github.auxtask.core.settings;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists in settings: of numbers and texts, which are kept as one text with blanks between, and of maps. */
final class ListValues {
    private static final String SEPARATORS = "[\\s,]+";

    private ListValues() {}

    /** The items of a list that is kept as a text. */
    static List<String> items(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split(SEPARATORS, -1));
    }

    /** Whether a list of numbers or texts is what its key allows. */
    static boolean fits(SettingKey key, String text) {
        List<String> items = items(text);
        AllowedValues allowed = key.allowed();
        return (allowed.items() == 0 || allowed.items() == items.size())
                && items.stream().allMatch(item -> fitsItem(key, item));
    }

    private static boolean fitsItem(SettingKey key, String item) {
        if (key.type() == SettingKey.Type.TEXTS) {
            return key.allowed().isChoice(item);
        }
        try {
            return key.allowed().inRange(new BigDecimal(item));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * A list of maps in its normal form.
     *
     * @throws BadInputException if it is none, or a map has an unknown key or a value that is not allowed
     */
    static Object checkedMaps(SettingKey key, Object value) {
        if (value.equals("")) {
            return value;
        }
        if (!(value instanceof List<?> items)) {
            throw key.refused(value);
        }
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object item : items) {
            maps.add(checkedMap(key, (Map<?, ?>) item, maps.size() + 1));
        }
        return Collections.unmodifiableList(maps);
    }

    private static Map<String, Object> checkedMap(SettingKey key, Map<?, ?> item, int place) {
        Map<String, Object> map = new LinkedHashMap<>();
        item.forEach((name, value) -> map.put(String.valueOf(name), value));
        if (key.allowed().keys().isEmpty()) {
            return Collections.unmodifiableMap(map);
        }
        try {
            return Settings.of(map).check(key.allowed().keys()).asMap();
        } catch (BadInputException e) {
            throw new BadInputException("Setting '" + key.name() + "', item " + place + ": " + e.getMessage(), e);
        }
    }
}

package io.github.auxtask.evaluate.imageset;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Another data set that an evaluation is about: {@code data: isic-2017, data.test: validation}. Its own settings stand behind {@code data.}.
 *
 * @param need its name and the settings that are written
 * @param digest that it must have; empty for any
 */
public record OtherData(NeededData need, String digest) {
    /** Where an evaluation names it. */
    public static final SettingKey KEY = SettingKey.text(
            "data", "", "a registered data set whose test images are looked at; its settings as data.KEY");

    private static final String DIGEST = "data-digest";
    private static final SettingKey DIGEST_KEY =
            SettingKey.text(DIGEST, "", "digest that the other data set must have; empty for any");

    /**
     * The settings that go with the data set that is named, without its name.
     *
     * @throws BadInputException if there is no such data set
     */
    public static List<SettingKey> keys(Settings given) {
        List<SettingKey> keys = new ArrayList<>(List.of(DIGEST_KEY));
        String name = given.text(KEY.name(), "");
        if (!name.isEmpty()) {
            Datasets.named(name).settings().forEach(key -> keys.add(key.named(KEY.name() + "." + key.name())));
        }
        return keys;
    }

    /** Reads it. */
    public static OtherData of(Settings settings) {
        Settings own = settings.below(KEY.name());
        Map<String, Object> written = new TreeMap<>(own.asMap());
        written.keySet().removeIf(key -> !own.isGiven(key));
        return new OtherData(new NeededData(settings.text(KEY.name()), written), settings.text(DIGEST));
    }

    /**
     * The data set.
     *
     * @param data gives it
     * @throws BadInputException if it cannot be had, or has another digest
     */
    public Dataset load(Function<NeededData, Dataset> data) {
        Dataset dataset = data.apply(need);
        if (!digest.isEmpty() && !dataset.digest().hex().equals(digest)) {
            throw new BadInputException("data-digest is " + digest + ", but the data set '" + need.name() + "' has "
                    + dataset.digest() + ": bring back the images that are meant, or write this digest.");
        }
        return dataset;
    }
}

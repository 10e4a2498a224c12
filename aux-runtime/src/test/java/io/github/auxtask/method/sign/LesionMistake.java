package io.github.auxtask.method.sign;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * Something wrong with what a user gives, and what must be said of it.
 *
 * @param what in a few words
 * @param command that meets it
 * @param scheme of the runs
 * @param spoiling makes a file of a study wrong
 * @param sentence part of what is said: where it is, what it is, what to do
 */
record LesionMistake(String what, String command, String scheme, Spoiling spoiling, String sentence) {
    /** Makes one file wrong. */
    interface Spoiling {
        void of(LesionStudy study) throws IOException;
    }

    static Stream<LesionMistake> all() {
        return Stream.of(
                new LesionMistake(
                        "K of zero",
                        "train",
                        "sign",
                        study -> study.spoil("reproduction.yaml", "sign.steps: [1, 2]", "sign.steps: [0, 2]"),
                        "Setting 'sign.steps' is '0 2', but must be one or more different whole numbers of at least 1"),
                new LesionMistake(
                        "unknown layer",
                        "train",
                        "sign",
                        study -> study.spoil("reproduction.yaml", "layer: penultimate", "layer: penultimat"),
                        "Setting 'sign.layer' is 'penultimat', but must be"),
                new LesionMistake(
                        "source that the grid does not have",
                        "train",
                        "sign",
                        study -> study.spoil("reproduction.yaml", "run: {scheme: plain}", "run: {scheme: plane}"),
                        "reproduction.yaml, line 12: 'plane' is no value of 'scheme' of this file; known: plain, sign, deepaugment."),
                new LesionMistake(
                        "source that nothing names",
                        "train",
                        "sign",
                        study -> study.spoil(
                                "reproduction.yaml", "when: {scheme: sign}", "when: {scheme: sign, dataset: shapes}"),
                        "needs 1 run as 'source', but 'needs' gives it none."),
                new LesionMistake(
                        "source of another data set",
                        "train",
                        "sign",
                        study ->
                                study.spoil("reproduction.yaml", "{scheme: plain}", "{scheme: plain, dataset: shapes}"),
                        "which is of the data set 'shapes' and must be of 'isic-2017' like itself."),
                new LesionMistake(
                        "policy with an unknown transform",
                        "train",
                        "deepaugment",
                        study -> study.spoil("policies.csv", "invert", "inverted"),
                        "policies.csv, line 2: DeepAugment has no transform 'inverted' (aug2_type); did you mean 'invert'?"),
                new LesionMistake(
                        "class map that names a missing folder",
                        "attack",
                        "plain",
                        study -> {
                            String map = LesionStudy.MAP.replace("box", "cube");
                            study.file("map.csv", map);
                            study.spoil(
                                    "reproduction.yaml", LesionStudy.digest(LesionStudy.MAP), LesionStudy.digest(map));
                        },
                        "map.csv, line 3: 'cube' is no class of the data set 'image-folder'"),
                new LesionMistake(
                        "ground truth that lacks an image",
                        "train",
                        "plain",
                        study -> study.spoil("lesions/" + LesionStudy.TRUTH, "ISIC_7,0.0,0.0\n", ""),
                        LesionStudy.TRUTH + " has no line for ISIC-2017_Training_Data/ISIC_7.jpg"),
                new LesionMistake(
                        "training image that does not decode",
                        "train",
                        "plain",
                        study -> study.file("lesions/ISIC-2017_Training_Data/ISIC_5.jpg", "no picture"),
                        "ISIC_5.jpg is no PNG or JPEG picture: replace it, or remove it."),
                new LesionMistake(
                        "other image that does not decode",
                        "attack",
                        "plain",
                        study -> study.file("others/test/ball/2.png", "no picture"),
                        "2.png is no PNG or JPEG picture: replace it, or remove it."));
    }

    /** Which runs meet it. */
    String only() {
        return "dataset=isic-2017,scheme=" + scheme;
    }

    @Override
    public String toString() {
        return what;
    }
}

package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionErrorsTest {
    @TempDir
    Path folder;

    @Test
    void unknownKeysGetTheNearestOne() {
        refused(
                "epochs: 2",
                "epoch: 2",
                18,
                "'epoch' in budgets.quick.settings is not among the settings of the file, and only those can be changed here; did you mean 'epochs'? If not, add 'epoch' to settings with the value that holds elsewhere.");
        refused(
                "    seeds: [1, 2]",
                "    seed: [1, 2]",
                17,
                "unknown key 'seed' in budgets.quick; did you mean 'seeds'?");
        refused("method:", "methods:", 4, "unknown key 'methods'; did you mean 'method'?");
        refused("authors:", "author:", 3, "unknown key 'author' in paper; did you mean 'authors'?");
    }

    @Test
    void whatOnlyABudgetSetsIsSaidToBelongToTheSettingsThoughTheMethodMayKnowIt() {
        refused(
                "epochs: 2",
                "early-stopping: 2",
                18,
                "'early-stopping' in budgets.quick.settings is not among the settings of the file, and only those can be"
                        + " changed here: add it to settings with the value that holds elsewhere.");
    }

    @Test
    void aDataSetHasKeysOfItsOwnButADigestIsNotMistyped() {
        refused("digest: 3", "digset: 3", 5, "unknown key 'digset' in data; did you mean 'digest'?");
        refused(
                "{name: shapes, ",
                "{name: shapes, Size: 3, ",
                5,
                "the key 'Size' must be lower-case words, digits and hyphens, joined by dots.");
        refused(
                "name: shapes, ",
                "name: shapes@0, ",
                5,
                "'data.name' is 'shapes@0', but must be a name of letters, digits, dots, hyphens and underscores, and"
                        + " behind it a version if that is not the first: my-images@2.");
        refused("digest: 3", "size: [1, 2], digest: 3", 5, "'data.size' must be a text, a number, true or false.");
    }

    @Test
    void anEvaluationsKindIsANameAndPerhapsAVersion() {
        refused(
                "attack: fgsm, ",
                "kind: by class, ",
                22,
                "'evaluations.1.kind' is 'by class', but must be a name of letters, digits, dots, hyphens and underscores,"
                        + " and behind it a version if that is not the first: my-images@2.");
        refused(
                "attack: fgsm, ",
                "kind: {name: by-class}, ",
                22,
                "'evaluations.1.kind' must be a name of letters, digits, dots, hyphens and underscores, and behind it a"
                        + " version if that is not the first: my-images@2.");
    }

    @Test
    void missingKeysAreNamed() {
        refused("schema: 1\n", "", 1, "the key 'schema' is missing; for example\n    schema: 1");
        refused("full: {seeds: [1]}", "full: {}", 19, "the key 'seeds' is missing in budgets.full.");
        refused("    tolerance: {delta: 0.5, reason: R}\n", "", 24, "the key 'tolerance' is missing in tables.0.");
    }

    @Test
    void wrongValuesAreShownWithWhatIsAllowed() {
        refused("schema: 1", "schema: 2", 1, "'schema' is 2, but must be 1, the only format that this version reads.");
        refused(
                "epochs: 10",
                "epochs: [[10]]",
                10,
                "'settings.epochs.0' must be a text without blanks, a number, true or false, or a map of settings.");
        refused(
                "epochs: 10",
                "epochs:",
                10,
                "'settings.epochs' is null, but must be a text, a number, true or false, a list of them or of maps, or"
                        + " a map of settings.");
        refused(
                "seeds: [1, 2]",
                "seeds: [1, x]",
                17,
                "'budgets.quick.seeds.1' is 'x', but must be a whole number from -9007199254740991 to"
                        + " 9007199254740991.");
        refused(
                "seeds: [1, 2]",
                "seeds: [1, 1]",
                17,
                "'budgets.quick.seeds' must be a list of different whole numbers.");
        refused(
                "digest: 3",
                "digest: Z",
                5,
                "'data.digest' is 'Z" + "3".repeat(63) + "', but must be a SHA-256 in 64 "
                        + "lower-case hexadecimal digits.");
        refused(
                "delta: 0.5",
                "delta: 0",
                35,
                "'tables.0.tolerance.delta' is 0, but must be a number above 0, at most 1e15, in the"
                        + " unit of the table.");
        refused(
                "published/table-1.csv",
                "../secret.csv",
                26,
                "'tables.0.published' is '../secret.csv', but must be a CSV "
                        + "file inside the reproduction's folder, with forward slashes.");
        refused(
                "  quick:",
                "  con:",
                16,
                "the key 'con' must be lower-case letters, digits and hyphens, starting with a "
                        + "letter, and no name that Windows reserves.");
    }

    @Test
    void anAssumptionIsWhatIsAssumedOrOneOfTheOthers() {
        String assumed = YamlText.with("paper: own, code: batch-rolled", "others: [batch-rolled, whole]");
        assertThat(YamlText.read(folder, assumed).deviations().get(0).isAssumption())
                .isTrue();
        assertThatThrownBy(() -> YamlText.read(folder, assumed.replace("{epochs: 2}", "{ft.targets: rolled}")))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("'ft.targets' is 'rolled', but must be 'own' (assumed) or one of its 'others'.");
    }

    @Test
    void deviationsHaveOneOfTheirTwoReadings() {
        refused(
                "use: own",
                "use: both",
                14,
                "'ft.targets' is 'both', but must be 'own' (paper) or 'batch-rolled' " + "(released code).");
        refused(
                "{epochs: 2}",
                "{ft.targets: rolled}",
                18,
                "'ft.targets' is 'rolled', but must be 'own' (paper) or " + "'batch-rolled' (released code).");
        refused(
                "code: batch-rolled",
                "code: own",
                14,
                "paper and code agree about 'ft.targets', so it is no deviation.");
        refused(
                "key: ft.targets",
                "key: lambda",
                14,
                "'lambda' is already a setting or a deviation; keep one of them.");
    }

    @Test
    void namesMustExistElsewhereInTheFile() {
        refused(
                "settings: {epochs: 2}",
                "only: {task: fft}",
                18,
                "'fft' is no value of 'task' of this file; did you mean " + "'ft'?");
        refused(
                "settings: {epochs: 2}",
                "only: {tasks: ft}",
                18,
                "'tasks' is no axis of this file; did you mean 'task'?");
        refused(
                "settings: {epochs: 2}",
                "evaluations: [cleen]",
                18,
                "'cleen' is no evaluation of this file; did you mean " + "'clean'?");
        refused(
                "{ResNet: resnet18}",
                "{ResNet: resnet81}",
                28,
                "'resnet81' is no value of 'architecture' of this file; did " + "you mean 'resnet18'?");
        refused(
                "{axis: evaluation}",
                "{axis: evaluations}",
                30,
                "'evaluations' is no axis of this file; did you mean " + "'evaluation'?");
        refused(
                "rows: [architecture, task]",
                "rows: [architecture]",
                24,
                "the table 'table-1' does not say where the axis "
                        + "'task' goes: name it in rows or across, or fix its value in where.");
        refused(
                "epsilon: 0.3}",
                "epsilon: 0.3}\n  - {name: fgsm2, attack: fgsm, epsilon: 0.30}",
                23,
                "the evaluations 'fgsm' " + "and 'fgsm2' do the same.");
    }

    @Test
    void yamlIsReadStrictly() {
        refused("name: tiny", "name: tiny\nname: tiny", 3, "the key 'name' is there twice.");
        refused("name: tiny", "name: [tiny", 3, "not valid YAML: expected ',' or ']', but got :.");
        refused(
                "name: tiny",
                "name: !!java.util.Date tiny",
                2,
                "not valid YAML: Global tag is not allowed: " + "tag:yaml.org,2002:java.util.Date.");
        refused("name: tiny", "name: !own tiny", 2, "the tag '!own' is not allowed.");
        for (String itself : List.of("&a [*a]", "&a {b: *a}", "&a {<<: *a, b: 1}", "&a [{b: {<<: {c: *a}}}]")) {
            refused(
                    "name: tiny",
                    "name: " + itself,
                    2,
                    "what begins here contains itself; take its own anchor out of it.");
        }
        refused("name: tiny", "? [a]\n: tiny", 2, "a key below '' is not a text.");
    }

    @Test
    void numbersBeyondWhatCanBeComputedAreRefusedWhereverTheyStand() {
        refused(
                "[1, 2]",
                "[9223372036854775808]",
                17,
                "'budgets.quick.seeds.0' is 9223372036854775808, but must be a whole"
                        + " number from -9007199254740991 to 9007199254740991.");
        refused("lambda: 0.01", "lambda: 1e999", 11, "the number 1e999 is too large: float32 ends at 3.4e38.");
        refused("lambda: 0.01", "lambda: -1e39", 11, "the number -1e39 is too large: float32 ends at 3.4e38.");
        refused(
                "delta: 0.5",
                "delta: 1e16",
                35,
                "'tables.0.tolerance.delta' is 1E+16, but must be a number above 0, at"
                        + " most 1e15, in the unit of the table.");
    }

    @Test
    void charactersThatNobodySeesAreRefused() {
        refused("title: T,", "title: \"T\\u202Egnp\",", 3, "holds the invisible character U+202E: delete it.");
    }

    @Test
    void anchorsMustNotStandForMoreThanAnyoneWrites() {
        StringBuilder deep = new StringBuilder("a0: &a0 {}\n");
        for (int i = 1; i <= 16; i++) {
            String merges = ("<<: *a" + (i - 1) + ", ").repeat(3);
            deep.append("a" + i + ": &a" + i + " {" + merges + "}\n");
        }
        refused(
                "schema: 1\n",
                deep + "schema: 1\n",
                11,
                "has more than 100000 values or 20 levels once its anchors are" + " resolved.");
    }

    @Test
    void tolerancesMustNotContradictEachOther() {
        refused(
                "tolerance: {delta: 0.5, reason: R}",
                "tolerance: {delta: 0.5, reason: R, except: [{when: {task: ft}, delta: 1, reason: R},"
                        + " {when: {architecture: resnet18}, delta: 2, reason: R}]}",
                35,
                "the tolerances 1 (task=ft) and 2 (architecture=resnet18) contradict each other where both apply: name"
                        + " an axis that keeps them apart.");
    }

    @Test
    void strongColumnsAndReasonsMustExist() {
        refused(
                "across: [test]",
                "across: [test]\n    strong: {fgsm: sweet}",
                35,
                "'sweet' is no value of 'evaluation' of this file; known: clean, fgsm.");
        refused(
                "across: [test]",
                "across: [test]\n    not-comparable: [{when: {task: fft}, reason: best-of, why: W}]",
                35,
                "'fft' is no value of 'task' of this file; did you mean 'ft'?");
        refused(
                "across: [test]",
                "across: [test]\n    not-comparable: [{reason: dunno, why: W}]",
                35,
                "'tables.0.not-comparable.0.reason' is 'dunno', but must be other-split, other-data, regenerated-data,"
                        + " best-of, unclear-epsilon, unclear-setting or doubtful-number.");
        refused(
                "across: [test]",
                "across: [test]\n    runs: 0",
                35,
                "'tables.0.runs' is 0, but must be a column of the CSV file, or one number above 0 for the whole"
                        + " table.");
    }

    @Test
    void rulesOfTheCheckMustNameClaimsThatExist() {
        refused(
                "reason: R}\n",
                "reason: R}\ncheck: {claims: [ft-wins]}\n",
                36,
                "'ft-wins' is no claim of this file; none is known.");
        refused(
                "reason: R}\n",
                "reason: R}\ncheck: {unreliable: yes}\n",
                36,
                "'check.unreliable' is 'yes', but must be fail or allow.");
    }

    @Test
    void precisionIsCheckedBeforeAnythingRuns() {
        refused("augment: true", "precision: fp16", 12, "'precision' is 'fp16', but must be fp32, tf32 or bf16.");
    }

    private void refused(String part, String replacement, int line, String message) {
        assertThatThrownBy(() -> YamlText.read(folder, YamlText.with(part, replacement)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("reproduction.yaml, line " + line + ": " + message);
    }
}

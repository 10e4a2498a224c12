package io.github.auxtask.script;

import static io.github.auxtask.script.WrittenArchive.forward;
import static io.github.auxtask.script.WrittenArchive.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they say, or would do what no network does: each is refused in one sentence before anything is followed. */
class RefusedProgramsTest {
    private static final String MODULE = WrittenArchive.MODULE;

    @TempDir
    private Path folder;

    private static Arguments refused(String what, byte[] file, String reason) {
        return Arguments.of(what, file, reason);
    }

    private static Arguments refused(String what, WrittenArchive file, String reason) {
        return refused(what, file.bytes(), reason);
    }

    static Stream<Arguments> files() {
        byte[] whole = forward("return x").bytes();
        return Stream.of(
                refused("a pickle", text("\u0080\u0002cos\nsystem\n(X\u0002\0\0\0lstR."), "no zip archive"),
                refused(
                        "a checkpoint of torch.save",
                        new WrittenArchive().without("net/constants.pkl").put("net/data/0", "0000"),
                        "it has no constants.pkl"),
                refused("an archive without code", new WrittenArchive(), "it has no code"),
                refused("nothing", new byte[0], "no zip archive"),
                refused("half a file", Arrays.copyOf(whole, whole.length / 2), "or cut short"),
                refused("a file with more behind it", Arrays.copyOf(whole, whole.length + 5), "or cut short"),
                refused(
                        "an entry twice",
                        replaced(
                                forward("return x")
                                        .put("net/code/__torch__.PY", source("return x"))
                                        .bytes(),
                                "PY",
                                "py"),
                        "it has the entry 'net/code/__torch__.py' twice"),
                refused(
                        "another name before the bytes",
                        firstReplaced(whole, "net/version", "net/versioN"),
                        "is another one in the directory"),
                refused("two folders", forward("return x").put("other/code/a.py", ""), "two folders, net and other"),
                refused(
                        "a way out",
                        forward("return x").put("net/../../a.py", ""),
                        "has a name that torch never writes"),
                refused(
                        "an absolute name",
                        forward("return x").put("/net/a.py", ""),
                        "has a name that torch never writes"),
                refused(
                        "a small file that unpacks to a large one",
                        forward("return x").put("net/code/a.py", new byte[40 << 20]),
                        "more than are read of its kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileThatIsNotWhatItSays(String what, byte[] file, String reason) throws IOException {
        assertThatThrownBy(() -> ScriptedModel.open(Files.write(folder.resolve("model.pt"), file)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The model")
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> pickles() {
        return Stream.of(
                Arguments.of("\u0080\u0002cos\nsystem\n(X\u0002\0\0\0lstR.", "it names os.system"),
                Arguments.of("\u0080\u0002cbuiltins\neval\n(X\u0001\0\0\0atR.", "it names builtins.eval"),
                Arguments.of(
                        "\u0080\u0002c__torch__.torch.classes.quantized\nX\n)\u0081.",
                        "it names __torch__.torch.classes.quantized.X"),
                Arguments.of(
                        "\u0080\u0002ctorch.jit._pickle\nbuild_intlist\n)R.", "in a way that TorchScript does not"),
                Arguments.of("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093.", "it has the instruction 0x8c"),
                Arguments.of("\u0080\u0002(ios\nsystem\n.", "it has the instruction 0x69"),
                Arguments.of("\u0080\u0002P1\n.", "it has the instruction 0x50"),
                Arguments.of("\u0080\u0002c__torch__\nNet\n)\u0081)b.", "sets the state of an object"),
                Arguments.of("\u0080\u0002h\u0001.", "refers to a value that it does not have"),
                Arguments.of("\u0080\u0002X\u00ff\u00ff\u00ff\u007fa.", "a text that is longer than the pickle"),
                Arguments.of(
                        "\u0080\u0002ctorch._utils\n_rebuild_tensor_v2\n(NK\0)))tR.",
                        "makes a tensor in a way that torch does not"),
                Arguments.of("\u0080\u0002", "is damaged"),
                Arguments.of("\u0080\u0002)e.", "its brackets do not match"),
                Arguments.of("\u0080\u0002K\u0001.", "holds no module of its own code"),
                Arguments.of("\u0080\u0002c__torch__\nOther\n)\u0081.", "holds no module of its own code"));
    }

    @ParameterizedTest
    @MethodSource("pickles")
    void aPickleThatTorchScriptDoesNotWrite(String pickle, String reason) {
        Path file = forward("return x").put("net/data.pkl", pickle).write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "9999", "0", "", "x", "3.5", "-3", "123456789012345678901234567890"})
    void aVersionOfTorchScriptThatIsNotKnownIsSaid(String version) {
        Path file = forward("return x").put("net/version", version).write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The model model.pt ")
                .hasMessageMatching("(?s).*(in version|no version of TorchScript).*: save it .*");
    }

    @Test
    void anArchiveThatSaysNoVersionIsRefused() {
        Path file = forward("return x").without("net/version").write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The model model.pt has no entry version: save it again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QInt8Storage", "ComplexFloatStorage", "Float8_e4m3fnStorage", "UInt16Storage"})
    void aTypeOfTensorsThatIsNotKnownIsCalledByItsName(String storage) {
        Path file = forward("return x")
                .put("net/data.pkl", "\u0080\u0002ctorch\n" + storage + "\n.")
                .write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "The model has a tensor of the type of torch." + storage + ", which is not known");
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of(
                        "return torch.from_file(\"/etc/passwd\")",
                        "line 7, uses the operator torch.from_file, which is not one of"),
                Arguments.of("return torch.load(\"a\")", "uses the operator torch.load"),
                Arguments.of("torch.save(x, \"a\")\n    return x", "uses the operator torch.save"),
                Arguments.of("return ops.aten.from_file(\"a\")", "uses the operator ops.aten.from_file"),
                Arguments.of("return ops.torchvision.nms(x, x, 0.5)", "uses the operator ops.torchvision.nms"),
                Arguments.of("return ops.image.read_file(\"a\")", "uses the operator ops.image.read_file"),
                Arguments.of("return ops.prim.rpc_async(x)", "uses the operator ops.prim.rpc_async"),
                Arguments.of(
                        "f = torch.from_file\n    return f(\"a\")",
                        "names the operator torch.from_file without calling it"),
                Arguments.of("return getattr(torch, \"from_file\")(\"a\")", "calls the result of something"),
                Arguments.of("return getattr(self, x)", "calls getattr with a name that is not written there"),
                Arguments.of("return print(x)", "calls 'print'"),
                Arguments.of("return open(\"a\")", "calls 'open'"),
                Arguments.of("return eval(\"a\")", "calls 'eval'"),
                Arguments.of("return __import__(\"os\")", "calls '__import__'"),
                Arguments.of(
                        "return (x).tofile(\"a\")", "calls the method 'tofile', which no class of the archive has"),
                Arguments.of("return __torch__.other.f(x)", "uses __torch__.other.f, which is not in the archive"),
                Arguments.of(
                        "return unchecked_cast(__torch__.torch.classes.a.B, x)",
                        "compiled code from outside the archive"),
                Arguments.of("torch = x\n    return torch", "gives a value to 'torch', which is no variable"),
                Arguments.of("self.a = x\n    return x", "it changes an attribute"),
                Arguments.of("with x:\n      return x", "cannot be read as TorchScript"),
                Arguments.of("import os\n    return x", "cannot be read as TorchScript"),
                Arguments.of("return x if x else x", "cannot be read as TorchScript"),
                Arguments.of("return lambda: x", "cannot be read as TorchScript"),
                Arguments.of("return [torch.relu(y) for y in x]", "cannot be read as TorchScript"),
                Arguments.of("return x @ x", "cannot be read as TorchScript: it has the character '@'"),
                Arguments.of("return " + "(".repeat(10_000_000), "brackets are nested more than 100 deep"),
                Arguments.of(
                        "return " + "-".repeat(3_000_000) + "1", "a minus stands before something that is no number"),
                Arguments.of("return x" + ".a".repeat(1_000_000), "a chain of calls is longer than"),
                Arguments.of("return \"" + "a".repeat(100), "a text is never closed"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void codeThatNoNetworkNeeds(String code, String reason) {
        Path file = forward(code).write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The model's code/__torch__.py, line ")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(400));
    }

    @Test
    void anOperatorIsFoundInWhateverFileOfTheArchiveItHidesAndThoughNothingCallsIt() {
        Path file = forward("return x")
                .put(
                        "net/code/__torch__/deep/helper.py",
                        "def unused(x: Tensor) -> Tensor:\n  pass\n  return torch.from_file(\"a\")\n")
                .write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .hasMessageStartingWith(
                        "The model's code/__torch__/deep/helper.py, line 3, uses the operator torch.from_file");
    }

    @Test
    void aClassThatSetsItsOwnStateIsRefusedEvenIfItIsNeverUsed() {
        Path file = forward("return x")
                .put(
                        "net/code/__torch__/a.py",
                        "class A(Module):\n  def __setstate__(self: __torch__.a.A,\n    s: int) -> None:\n    self.s = s\n    return None\n")
                .put("net/data.pkl", "\u0080\u0002c__torch__\nNet\n)\u0081)b.")
                .write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The model's code/__torch__/a.py, line 2, has a class __torch__.a.A that saves and sets its state"
                                + " by itself (__setstate__), which would have to be run to read the model: save it without"
                                + " __getstate__ and __setstate__.");
    }

    @Test
    void statementsThatAreNestedWithoutEndAreRefused() {
        StringBuilder deep = new StringBuilder(source("return x"));
        for (int i = 0; i < 3_000; i++) {
            deep.append(" ".repeat(4 + i)).append("if True:\n");
        }
        Path file = new WrittenArchive()
                .put("net/code/__torch__.py", deep.toString())
                .write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file)).hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void longChainsWithinDeepBracketsAreReadOrEndInASentence() {
        StringBuilder code = new StringBuilder("return x");
        for (int i = 0; i < 99; i++) {
            code.append(".a".repeat(199)).append('[').append('x');
        }
        Path file = forward(code.append("]".repeat(99)).toString()).write(folder.resolve("model.pt"));

        assertThatCode(() -> {
                    try {
                        ScriptedModel.open(file);
                    } catch (BadInputException e) {
                        assertThat(e.getMessage()).contains("nested too deeply");
                    }
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aFileWithAnyByteChangedIsReadOrRefusedAndNothingElse(int seed) throws IOException {
        byte[] whole = forward("return torch.relu(x)").bytes();
        for (int at = seed; at < whole.length; at += 8) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            Path file = Files.write(folder.resolve("model.pt"), changed);
            assertThatCode(() -> {
                        try {
                            ScriptedModel.open(file);
                        } catch (BadInputException e) {
                            assertThat(e.getMessage()).startsWith("The ");
                        }
                    })
                    .as("byte %d", at)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theSmallestModuleIsAccepted() {
        assertThat(ScriptedModel.open(forward("return torch.relu(x)")
                                .put("net/data.pkl", MODULE)
                                .write(folder.resolve("model.pt")))
                        .operators())
                .containsExactly(java.util.Map.entry("torch.relu", 1));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        return text(new String(bytes, StandardCharsets.ISO_8859_1).replace("__torch__." + from, "__torch__." + to));
    }

    private static byte[] firstReplaced(byte[] bytes, String from, String to) {
        return text(new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst(from, to));
    }
}

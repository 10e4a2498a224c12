package io.github.auxtask.nn.pretrained;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.graph.ValueSink;
import io.github.auxtask.graph.state.SafetensorsFile;
import io.github.auxtask.graph.state.StoredTensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

/** An open safetensors file that is, byte for byte, the one that was asked for. */
public final class PretrainedFile implements AutoCloseable {
    private final SafetensorsFile file;
    private final ContentId digest;

    private PretrainedFile(SafetensorsFile file, ContentId digest) {
        this.file = file;
        this.digest = digest;
    }

    /**
     * Opens a file and compares its digest.
     *
     * @param expected its SHA-256
     * @throws BadInputException if it is missing, not such a file, or another one; a pickle is answered with how to convert it
     */
    public static PretrainedFile open(Path path, ContentId expected) {
        refusePickle(path);
        SafetensorsFile file = SafetensorsFile.open(path);
        try {
            ContentId found = file.digest();
            requireSame(file.name(), found, expected);
            return new PretrainedFile(file, expected);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Compares digests.
     *
     * @param name the file's
     * @throws BadInputException if they differ
     */
    public static void requireSame(String name, ContentId found, ContentId expected) {
        if (!found.equals(expected)) {
            throw new BadInputException("The weights " + name + " have the SHA-256 " + found + " and not " + expected
                    + ": get the right file, or correct weights.sha256 in reproduction.yaml.");
        }
    }

    /**
     * The digest of a file, to be pinned.
     *
     * @throws BadInputException if it is missing or not such a file; a pickle is answered with how to convert it
     */
    public static ContentId digest(Path path) {
        refusePickle(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return file.digest();
        }
    }

    /** What torch.jit.save writes: a zip archive with code in it. Nothing of it is unpacked. */
    private static boolean isTorchScript(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().matches("[^/]+/code/.*"));
        } catch (IOException e) {
            // No zip archive: whatever else it is, is said elsewhere.
            return false;
        }
    }

    /** What torch.save writes: a zip archive with a pickle in it or, in old versions, a pickle of protocol 2 or later. */
    private static void refusePickle(Path path) {
        byte[] start;
        try (InputStream stream =
                Files.isRegularFile(path) ? Files.newInputStream(path) : InputStream.nullInputStream()) {
            start = stream.readNBytes(2);
        } catch (IOException e) {
            throw new BadInputException(
                    "The weights " + path.getFileName() + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
        if (isTorchScript(path)) {
            throw new BadInputException("The weights " + path.getFileName()
                    + " are a TorchScript archive, which is a program: name the architecture torchscript"
                    + " (-Daux.architecture=torchscript), and it is checked and followed, without being run; or save its"
                    + " state_dict() as safetensors (safetensors.torch.save_file) and name that file and its"
                    + " architecture.");
        }
        boolean zip = start.length == 2 && start[0] == 'P' && start[1] == 'K';
        boolean pickle = start.length == 2 && start[0] == (byte) 0x80 && start[1] >= 2 && start[1] <= 5;
        if (zip || pickle) {
            String name = String.valueOf(path.getFileName());
            String converted = name.replaceFirst("\\.[A-Za-z0-9]+$", "") + ".safetensors";
            throw new BadInputException("The weights " + name
                    + " are a Python pickle, as torch.save writes it, which can run code when it"
                    + " is read and is never opened here; convert it once, with these two lines"
                    + " of Python, and name " + converted + " in weights.file:\n"
                    + "    import torch, safetensors.torch\n"
                    + "    safetensors.torch.save_file({k: v.contiguous().clone() for k, v in torch.load(\"" + name
                    + "\", map_location=\"cpu\", weights_only=True).items()}, \"" + converted + "\")");
        }
    }

    /** The file's name, without its folder. */
    public String name() {
        return file.name();
    }

    /** Its SHA-256. */
    public ContentId digest() {
        return digest;
    }

    /** What is in it, by stored name. */
    public Map<String, StoredTensor> tensors() {
        return file.tensors();
    }

    void read(StoredTensor tensor, ValueSink sink) {
        file.read(tensor.name(), sink);
    }

    @Override
    public void close() {
        file.close();
    }
}

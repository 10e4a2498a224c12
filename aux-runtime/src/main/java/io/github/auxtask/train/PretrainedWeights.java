package io.github.auxtask.train;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.archive.PinnedFile;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.nn.pretrained.NameMap;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import io.github.auxtask.nn.pretrained.WeightSource;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Weights that somebody else has trained and that a network, or a module of it, starts from, as {@code reproduction.yaml} names them:
 *
 * <pre>
 * settings:
 *   weights:
 *     source: timm
 *     file: https://example.org/vgg19_bn/model.safetensors
 *     bytes: 574769000
 *     sha256: the file's digest in 64 hexadecimal digits
 *     scratch: classifier.6
 *     frozen: features
 * </pre>
 *
 * <p>A file of that digest in {@code DATA/weights/SHA256.safetensors} is used wherever it came from. Otherwise {@code file} is an
 * address, from where it is fetched into that place, or a path, where it is read.
 */
public final class PretrainedWeights {
    /**
     * With the digest behind it, a property of the process that says where a file lies: so a path is in no setting, and in no id of a run.
     */
    public static final String PROPERTY = "auxtask.weights.";

    private static final String FOLDER = "weights";

    private final String prefix;
    private final String source;
    private final String file;
    private final long bytes;
    private final ContentId digest;
    private final NamePatterns scratch;
    private final NamePatterns unused;
    private final NamePatterns frozen;

    private PretrainedWeights(String prefix, Settings settings, ContentId digest) {
        this.prefix = prefix;
        this.source = settings.text(prefix + ".source");
        this.file = settings.text(prefix + ".file", "");
        this.bytes = (long) settings.number(prefix + ".bytes", 0);
        this.digest = digest;
        this.scratch = NamePatterns.of(settings.text(prefix + ".scratch", ""));
        this.unused = NamePatterns.of(settings.text(prefix + ".unused", ""));
        this.frozen = NamePatterns.of(settings.text(prefix + ".frozen", ""));
    }

    /**
     * The keys by which a method lets its weights be named.
     *
     * @param prefix {@code weights}, or {@code weights.MODULE} where there are several
     */
    public static List<SettingKey> keys(String prefix) {
        return List.of(
                SettingKey.text(
                        prefix + ".source",
                        "",
                        "whose names the tensors of the pretrained weights have: state-dict, torchvision or timm; from"
                                + " scratch if it is empty"),
                SettingKey.text(
                        prefix + ".file",
                        "",
                        "address or path of the safetensors file; if it is empty, DATA/weights/SHA256.safetensors"),
                SettingKey.number(prefix + ".bytes", 0, "length of a file that is fetched")
                        .atLeast(0),
                SettingKey.text(prefix + ".sha256", "", "SHA-256 of the file"),
                SettingKey.text(
                        prefix + ".scratch",
                        "",
                        "names of the tensors that start from scratch all the same, as a new head"),
                SettingKey.text(prefix + ".unused", "", "stored names of the tensors that the network does not have"),
                SettingKey.text(prefix + ".frozen", "", "names of the tensors that are never trained"));
    }

    /**
     * The weights that settings name, if they name any.
     *
     * @param settings with or without the keys of the prefix
     * @throws BadInputException if there is no such source, or the digest is missing or none
     */
    public static Optional<PretrainedWeights> of(Settings settings, String prefix) {
        String source = settings.text(prefix + ".source", "");
        String sha256 = settings.text(prefix + ".sha256", "");
        if (source.isEmpty()) {
            if (!sha256.isEmpty() || !settings.text(prefix + ".file", "").isEmpty()) {
                throw new BadInputException(
                        "Setting '" + prefix + ".source' is missing beside the file of weights: choose one" + " of "
                                + String.join(", ", WeightSource.registry().names()) + ".");
            }
            return Optional.empty();
        }
        WeightSource.registry().named(source);
        if (sha256.isEmpty()) {
            throw new BadInputException("Setting '" + prefix
                    + ".sha256' is missing: weights are used only if they are, byte for"
                    + " byte, the file that is meant; sha256sum prints it" + found(settings.text(prefix + ".file", ""))
                    + ".");
        }
        try {
            return Optional.of(new PretrainedWeights(prefix, settings, new ContentId(sha256)));
        } catch (BadInputException e) {
            throw new BadInputException("Setting '" + prefix + ".sha256': " + e.getMessage(), e);
        }
    }

    /** The digest of a file that is already here, to be copied. */
    private static String found(String file) {
        File here = new File(file);
        return here.isFile() ? ", and of " + here.getName() + " it is " + FileDigest.ofNamed(here.toPath()) : "";
    }

    private static boolean isAddress(String file) {
        return file.matches("[a-zA-Z]{2,}://.*");
    }

    /**
     * Opens the file, fetched if need be, and compares its digest.
     *
     * @throws BadInputException if it cannot be had, or is another file
     */
    public PretrainedFile open(DataAccess access) {
        return PretrainedFile.open(located(access, ".safetensors"), digest);
    }

    /**
     * Where a TorchScript file is, fetched if need be.
     *
     * @throws BadInputException if it cannot be had, or is another file
     */
    public Path program(DataAccess access) {
        Path path = located(access, ".pt");
        PretrainedFile.requireSame(String.valueOf(path.getFileName()), FileDigest.ofNamed(path), digest);
        return path;
    }

    private Path located(DataAccess access, String ending) {
        Path folder = access.home().resolve(FOLDER);
        String name = digest + ending;
        Path kept = folder.resolve(name);
        if (Files.isRegularFile(kept)) {
            return kept;
        }
        String told = System.getProperty(PROPERTY + digest, "");
        if (!told.isEmpty()) {
            return Path.of(told);
        }
        if (file.isEmpty()) {
            throw new BadInputException("The weights of SHA-256 " + digest + " are not in " + kept
                    + ": put them there, or write their address or path (setting " + prefix + ".file).");
        }
        return isAddress(file) ? fetched(access, folder, name) : path(folder);
    }

    private Path fetched(DataAccess access, Path folder, String name) {
        if (bytes == 0) {
            throw new BadInputException("Setting '" + prefix
                    + ".bytes' is missing: a file that is fetched has a length that is known before.");
        }
        try {
            return new PinnedFile(URI.create(file), bytes, digest, "correct the setting " + prefix + ".file")
                    .obtain(access, folder, name);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("Setting '" + prefix + ".file' is '" + file + "', which is no address.", e);
        }
    }

    private Path path(Path folder) {
        try {
            return folder.resolve(file);
        } catch (InvalidPathException e) {
            throw new BadInputException("Setting '" + prefix + ".file' is '" + file + "', which is no path.", e);
        }
    }

    /** SHA-256 of the file. */
    public ContentId digest() {
        return digest;
    }

    /** What the file calls the tensors of an architecture. */
    NameMap names(String architecture) {
        return WeightSource.registry().named(source).names(architecture);
    }

    /** Tensors that start from scratch all the same, by their names in the module. */
    NamePatterns scratch() {
        return scratch;
    }

    /** Whose names the tensors have: {@code timm}. */
    public String source() {
        return source;
    }

    /** Stored tensors that the network does not have. */
    public NamePatterns unused() {
        return unused;
    }

    /** Tensors that are never trained, by their names in the module. */
    NamePatterns frozen() {
        return frozen;
    }

    /** Where they are named, for messages: {@code weights}. */
    String prefix() {
        return prefix;
    }

    /** For the record, with the digest and without any path: {@code weights of timm, SHA-256 f8249087...}. */
    public String description() {
        return "weights of " + source + ", SHA-256 " + digest;
    }
}

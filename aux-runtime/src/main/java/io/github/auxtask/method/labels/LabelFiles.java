package io.github.auxtask.method.labels;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.npy.NpyArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The label files that were released with the paper ({@code labels/label_files} of BoyuanChen/label_representations, MIT licence):
 * {@code cifar10_speech.npy} and the like, [K, ...], float32.
 */
final class LabelFiles {
    /** SHA-256 of those whose content is known. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "cifar10_bert.npy", "80a327c85e00991133f62e4af0f5212e35382e1e5f063afc640bf9a571194a55",
            "cifar10_composite.npy", "14915de00098dbee79ec152830382dbb090f481044908a7854f76380060cdd92",
            "cifar10_glove.npy", "63377d495dd9dd65d43ddc4027cfcccbeac23046658f01bf863cd71ff61382b5",
            "cifar10_lowdim.npy", "92f690fcb4f7aa3151058429c93fda583f487272c6fa49f35879de3bf8e2943e",
            "cifar10_random.npy", "86301bdb523c393d783a957576581c5c15d6444c18112d58a26583e81eec6d11",
            "cifar10_shuffle.npy", "90be9ce2ba10c60d02a3b59251da494ded368662e1d35e1aca71f3adb8583706",
            "cifar10_speech.npy", "ae5313f35bbe3eef9eecc9c64a0296a02e5064a25ff0ceef767d68c3c1c7f74d",
            "cifar10_uniform.npy", "085f5f083592a022f3de63ee93a4819edd9f2835aa1e851daaeee9bbe1c7c45f");

    private LabelFiles() {}

    /** {@code cifar10_speech.npy}. */
    static String name(String dataset, String file) {
        return dataset + "_" + file + ".npy";
    }

    /**
     * The labels in a file of the request's folder; nothing if it is not there.
     *
     * @throws BadInputException if they have another shape or another number of classes, or the file is altered
     */
    static Optional<ClassLabels> find(LabelRequest request, String file, LabelForm form) {
        String name = name(request.dataset(), file);
        Path path = request.folder().resolve(name);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        byte[] bytes = read(path);
        NpyArray array = NpyArray.parse(path.toString(), bytes);
        requireShape(path, array.shape(), request, form);
        ClassLabels labels =
                new ClassLabels(new FloatBlock(form.all(request.classes()), array.floats()), name).checked();
        return Optional.of(new ClassLabels(labels.values(), source(request, path, name, bytes)));
    }

    private static byte[] read(Path path) {
        try {
            return ReadLimit.DATA.bytes(path);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + path + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }

    private static void requireShape(Path path, int[] shape, LabelRequest request, LabelForm form) {
        int[] one = shape.length == 0 ? shape : Arrays.copyOfRange(shape, 1, shape.length);
        int[] wanted = form.shape().stream().mapToInt(Integer::intValue).toArray();
        if (!Arrays.equals(one, wanted)) {
            throw new BadInputException(path + " holds labels of the shape " + Arrays.toString(one) + ", but "
                    + Arrays.toString(wanted) + " is needed: replace it by the file released with the paper.");
        }
        if (shape[0] != request.classes()) {
            throw new BadInputException(path + " holds labels of " + shape[0] + " classes, but " + request.dataset()
                    + " has " + request.classes() + ": replace it by a file with a label for every class.");
        }
    }

    private static String source(LabelRequest request, Path path, String name, byte[] bytes) {
        String digest = ContentId.of(bytes).hex();
        String published = PUBLISHED.get(name);
        if (request.origin() == LabelOrigin.FILE) {
            return "labels from a file " + name + " of the user's, SHA-256 " + digest;
        }
        if (published == null) {
            return "labels from " + name + ", whose published checksum is not known, SHA-256 " + digest;
        }
        if (!published.equals(digest)) {
            throw new BadInputException(
                    path + " is not the file released with the paper (its SHA-256 differs): replace it,"
                            + " or set labels.source: file to use it as it is.");
        }
        return "labels from the authors' " + name + ", SHA-256 verified";
    }
}

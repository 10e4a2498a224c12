package io.github.auxtask.evaluate.imageset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.Cifar10;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The paper's images: real validation images of Tiny ImageNet of classes that CIFAR-10 has, too, without grey ones. */
class TinyImageNetMapTest {
    private static final Map<String, String> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put("n04285008", "automobile");
        List.of("n01855672", "n02002724", "n02056570").forEach(wnid -> CLASSES.put(wnid, "bird"));
        CLASSES.put("n02123045", "cat");
        List.of("n02085620", "n02094433", "n02099601", "n02099712", "n02106662", "n02113799")
                .forEach(wnid -> CLASSES.put(wnid, "dog"));
        List.of("n01641577", "n01644900").forEach(wnid -> CLASSES.put(wnid, "frog"));
    }

    @Test
    void withoutGreyImagesThereAreAsManyAsThePaperHas() throws IOException {
        Path folder = Shared.dataset("tiny-imagenet-200");
        DatasetSource source = Datasets.named("tiny-imagenet-200");
        Dataset dataset = source.load(new DataAccess(folder.getParent(), true, DownloadListener.NONE));
        Map<Integer, Integer> labels = new LinkedHashMap<>();
        CLASSES.forEach(
                (wnid, name) -> labels.put(dataset.classNames().indexOf(wnid), Cifar10.CLASS_NAMES.indexOf(name)));
        MappedExamples examples = MappedExamples.of(
                        dataset.test(), labels, new MappedExamples.Target(10, ImageShape.RGB_32, Standardisation.UNIT))
                .withoutGrey();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < examples.count(); i++) {
            counts.merge(Cifar10.CLASS_NAMES.get(examples.label(i)), 1, Integer::sum);
        }
        List<String> published = Files.readAllLines(Shared.paper("published/signed-input-table3.csv"));
        int compared = 0;
        for (String line : published) {
            String[] fields = line.split(",", -1);
            if (fields[5].equals("n_images_total")) {
                int printed = Integer.parseInt(fields[6]);
                assertThat(counts.getOrDefault(fields[4], examples.count())).isEqualTo(printed);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(6);
    }
}

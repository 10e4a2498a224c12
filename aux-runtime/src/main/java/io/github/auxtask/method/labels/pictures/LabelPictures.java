package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.embedding.FeaturePlanes;
import io.github.auxtask.embedding.ScatterPicture;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.NetworkFunction;
import io.github.auxtask.method.labels.statistics.LabelStatistics;
import io.github.auxtask.method.labels.statistics.Spread;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.train.KeptWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The pictures and sounds of one trained network: its labels and what it predicts, where in an image its decision comes from at
 * three depths, and its features in the plane. The same for every label, so that speech can be seen beside category.
 */
public final class LabelPictures {
    private static final int PER_ROW = 10;
    private static final double PERCENT = 100;

    private final IllustrationContext context;
    private final PictureNetwork network;
    private final ImageShape shape;
    private final int count;

    /** Pictures of a network; {@link #draw} draws them. */
    public LabelPictures(IllustrationContext context, PictureNetwork network) {
        this.context = context;
        this.network = network;
        long[] extents = context.inputs().images().shape();
        this.count = (int) extents[0];
        this.shape = new ImageShape((int) extents[1], (int) extents[2], (int) extents[3]);
    }

    /** Draws all of them. */
    public void draw() {
        List<FloatBlock> explained = context.network()
                .functions()
                .compile(this::explain)
                .of(context.inputs().images(), context.inputs().labels());
        FloatBlock labels = network.labels();
        if (labels != null) {
            labels(labels, explained.get(0).values());
        }
        saliency(explained.subList(1, explained.size()));
        embeddings(context.network()
                .functions()
                .compile(graph -> List.of(
                        Encoder.pooled(network.network().apply(images(graph)).features()))));
    }

    /** Images and their classes to the predicted labels, then a heat map of each depth. */
    private List<Tensor> explain(Graph graph) {
        Tensor images = images(graph);
        Tensor classes = graph.labels("y");
        List<Tensor> results =
                new ArrayList<>(List.of(network.network().apply(images).logits()));
        for (String depth : network.depths()) {
            results.add(GradCam.maps(network::classify, images, classes, depth));
        }
        return results;
    }

    private Tensor images(Graph graph) {
        return graph.input("x", -1, shape.channels(), shape.height(), shape.width());
    }

    private void labels(FloatBlock labels, float[] predicted) {
        LabelSheet sheet = new LabelSheet(labels);
        List<String> names = context.dataset().classNames();
        String order = names.size() <= PER_ROW ? String.join(", ", names) : "ten in a row, in the order of the classes";
        add(
                "labels",
                "labels.png",
                "The labels of all classes; " + sheet.scale(),
                "One grey picture for the label of each class: " + order + ". " + capital(sheet.scale())
                        + ". The first row of a label is at the bottom. " + statistics(labels),
                sheet.gallery(labels, PER_ROW));
        float[] truth = new float[count * sheet.size()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    labels.values(),
                    context.inputs().labels().get(i) * sheet.size(),
                    truth,
                    i * sheet.size(),
                    sheet.size());
        }
        add(
                "predictions",
                "predictions.png",
                "Labels of the test images, and below what the network predicts; " + sheet.scale(),
                "Two rows, one column for each of the " + count + " test images (" + named()
                        + "): above the label of its class, below the prediction. " + capital(sheet.scale()) + ".",
                new ImageGrid()
                        .row(sheet.pictures(truth))
                        .row(sheet.pictures(predicted))
                        .png());
        if (network.audible()) {
            new LabelSounds(context).add(labels, predicted);
        }
    }

    /** The numbers of the paper's Table 2 for these labels. */
    private static String statistics(FloatBlock labels) {
        LabelStatistics statistics = LabelStatistics.of(labels);
        return String.format(
                Locale.ROOT,
                "Mean and standard deviation: entropy %s bits over classes; over pairs of classes, all labels scaled"
                        + " to 0..1, distance of order 1 %s, of order 2 %s, mean absolute difference %s.",
                spread(statistics.entropy()),
                spread(statistics.order1()),
                spread(statistics.order2()),
                spread(statistics.meanAbsolute()));
    }

    private static String spread(Spread spread) {
        return String.format(Locale.ROOT, "%.3f \u00b1 %.3f", spread.mean(), spread.deviation());
    }

    /** @param maps of each depth, [N, 1, h, w] */
    private void saliency(List<FloatBlock> maps) {
        FloatBlock images = context.inputs().images();
        float[] pixels = new float[count * shape.size()];
        for (int at = 0; at < pixels.length; at += shape.size()) {
            network.standardisation().invert(images.values(), at, shape, pixels, at);
        }
        FloatBlock plain = new FloatBlock(images.shape().clone(), pixels);
        ImageGrid sheet = new ImageGrid().row(plain);
        List<String> depths = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            FloatBlock map = maps.get(i);
            int height = (int) map.shape()[2];
            sheet.row(HeatMap.over(plain, map.values(), height));
            depths.add(network.depths().get(i) + " (" + height + "x" + map.shape()[3] + ")");
        }
        String where = String.join(", ", depths);
        add(
                "saliency",
                "grad-cam.png",
                "Grad-CAM of the true class's score at " + where,
                "One column for each of the " + count + " test images (" + named() + "). The first row has the images,"
                        + " the rows below are heat maps over them at " + where
                        + ": yellow where the network finds most that speaks for the true class, dark where nothing.",
                sheet.png());
    }

    private void embeddings(NetworkFunction features) {
        FeaturePlanes planes = new FeaturePlanes(
                ImageExamples.of(context.dataset().test(), network.standardisation()), network.points());
        if (!planes.isPossible()) {
            return;
        }
        KeptWeights kept = context.network().kept();
        for (int epoch : kept.epochs()) {
            String file = String.format(Locale.ROOT, "embedding-%04d.png", epoch);
            embedding(file, "Features after epoch " + epoch, planes, layout(planes, features.with(kept.read(epoch))));
        }
        embedding("embedding.png", "Features of the trained network", planes, layout(planes, features));
    }

    private static FeaturePlanes.Layout layout(FeaturePlanes planes, NetworkFunction features) {
        return planes.layout(images -> features.of(images).get(0));
    }

    private void embedding(String file, String what, FeaturePlanes planes, FeaturePlanes.Layout layout) {
        String scores = String.format(
                Locale.ROOT,
                "10-neighbour agreement %.1f %%, silhouette %.3f; before the projection %.1f %%, %.3f",
                PERCENT * layout.inPlane().neighbourAccuracy(),
                layout.inPlane().silhouette(),
                PERCENT * layout.inFeatures().neighbourAccuracy(),
                layout.inFeatures().silhouette());
        add(
                "embedding",
                file,
                what + " in the plane: " + scores,
                "t-SNE of the encoder's features of " + planes.count() + " test images, a dot each, coloured by class ("
                        + colours() + "). "
                        + String.format(
                                Locale.ROOT,
                                "%s. Kullback-Leibler divergence %.3f.",
                                capital(scores),
                                layout.divergence()),
                ScatterPicture.png(layout.plane(), planes.classes()));
    }

    private String colours() {
        List<String> names = context.dataset().classNames();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), ScatterPicture.COLOURS.size()); i++) {
            named.add(names.get(i) + " " + ScatterPicture.COLOURS.get(i));
        }
        return String.join(", ", named);
    }

    private String named() {
        return context.inputs().labels().stream()
                .map(label -> context.dataset().classNames().get(label))
                .collect(Collectors.joining(", "));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void add(String kind, String file, String title, String alt, byte[] png) {
        context.pictures().add(new Picture(file, kind, title, alt, List.of()), png);
    }
}

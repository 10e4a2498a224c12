package io.github.auxtask.train.input;

import io.github.auxtask.data.augment.CentreCrop;
import io.github.auxtask.data.augment.HorizontalFlip;
import io.github.auxtask.data.augment.ImageTransform;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.PadMode;
import io.github.auxtask.data.augment.RandomBlur;
import io.github.auxtask.data.augment.RandomCrop;
import io.github.auxtask.data.augment.RandomResizedCrop;
import io.github.auxtask.data.augment.RandomWindow;
import io.github.auxtask.data.augment.Resize;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.transform.Blur;
import io.github.auxtask.nn.transform.Crops;
import io.github.auxtask.nn.transform.Interpolation;
import io.github.auxtask.nn.transform.Normalisation;

/** Writes an {@link InputPipeline} as functions of tensors; what comes out differs from the plain Java by rounding only. */
public final class PipelineGraph {
    private PipelineGraph() {}

    /**
     * What the network is given.
     *
     * @param stored uint8 [N, C, H, W] of the pipeline's input shape
     * @param numbers what was drawn for each image, float32 [N, draws]; not looked at where nothing is drawn
     * @return float32 [N, C, h, w] of the pipeline's output shape
     */
    public static Tensor write(InputPipeline pipeline, Tensor stored, Tensor numbers) {
        Tensor images = Normalisation.toUnit(stored);
        ImageShape shape = pipeline.input();
        int drawn = 0;
        for (ImageTransform transform : pipeline.transforms()) {
            int end = drawn + transform.draws();
            shape = transform.output(shape);
            images = write(transform, shape, images, drawn == end ? numbers : numbers.slice(1, drawn, end));
            drawn = end;
        }
        return images;
    }

    private static Tensor write(ImageTransform transform, ImageShape output, Tensor images, Tensor numbers) {
        if (transform instanceof Resize resize) {
            return Interpolation.resize(images, output.height(), output.width(), resize.antialias());
        } else if (transform instanceof RandomResizedCrop crop) {
            return Interpolation.resizedCrop(images, numbers, crop.height(), crop.width(), crop.antialias());
        } else if (transform instanceof RandomCrop crop) {
            return Crops.padded(images, numbers, crop.padding(), crop.mode() == PadMode.SYMMETRIC);
        } else if (transform instanceof RandomWindow window) {
            return Crops.window(images, numbers, window.height(), window.width());
        } else if (transform instanceof CentreCrop crop) {
            return Crops.centre(images, crop.height(), crop.width());
        } else if (transform instanceof HorizontalFlip) {
            return Crops.mirroredWhere(images, numbers);
        } else if (transform instanceof RandomBlur blur) {
            return Blur.gaussian(images, numbers, blur.kernel());
        } else if (transform instanceof Standardise standardise) {
            return Normalisation.standardise(
                    images,
                    standardise.standardisation().mean(),
                    standardise.standardisation().std());
        }
        throw new IllegalArgumentException("no tensors do what " + transform + " does");
    }
}

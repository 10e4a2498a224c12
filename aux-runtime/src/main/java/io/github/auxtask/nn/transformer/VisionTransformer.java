package io.github.auxtask.nn.transformer;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * The vision transformer (Dosovitskiy et al. 2021): patches as tokens, a class token before them, a position added to each, and blocks that
 * are normalised first. ViT-B/16 has 86,567,656 parameters for thousand classes and images of 224 x 224 pixels; features are the tokens of
 * the patches, [N, 768, 14, 14]. Images of another size have as many positions as patches, and weights of their own for them. Names as in
 * timm, {@code models/vision_transformer.py}.
 */
public final class VisionTransformer implements Backbone {
    private static final double EPSILON = 1e-6;
    private static final int EXPANSION = 4;

    private final int patch;
    private final int width;
    private final int depth;
    private final int heads;
    private final int classes;

    /**
     * A transformer.
     *
     * @param patch side of a patch in pixels
     * @param width of a token, a multiple of {@code heads}
     * @param depth number of blocks
     * @param heads of each attention
     */
    public VisionTransformer(int patch, int width, int depth, int heads, int classes) {
        if (width % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not divide a width of " + width);
        }
        this.patch = patch;
        this.width = width;
        this.depth = depth;
        this.heads = heads;
        this.classes = classes;
    }

    @Override
    public Output apply(Tensor x) {
        long rows = x.size(2) / patch;
        long columns = x.size(3) / patch;
        long tokens = rows * columns + 1;
        Tensor token = x.graph().parameter("cls_token", ParameterKind.EMBEDDING, 1, 1, width);
        Tensor position = x.graph().parameter("pos_embed", ParameterKind.EMBEDDING, 1, tokens, width);
        Conv cut = Conv.of(width, patch).stride(patch).padding(0).withBias();
        Tensor patches = x.conv("patch_embed.proj", cut)
                .reshape(-1, width, rows * columns)
                .transposed(1, 2);
        // Once for each image, of which the graph does not know how many there are.
        Tensor first = patches.slice(1, 0, 1).times(0).add(token);
        Tensor h = Tensor.concat(List.of(first, patches.to(DType.FLOAT32)), 1).add(position);
        for (int i = 0; i < depth; i++) {
            h = h.in("blocks." + i, this::block);
        }
        h = h.layerNorm("norm", EPSILON);
        Tensor features = h.slice(1, 1, tokens).transposed(1, 2).reshape(-1, width, rows, columns);
        Tensor decision = h.slice(1, 0, 1).reshape(-1, width);
        return new Output(features, decision.linear("head", classes));
    }

    private Tensor block(Tensor x) {
        Tensor attended = x.add(attention(x.layerNorm("norm1", EPSILON)));
        Tensor hidden = attended.layerNorm("norm2", EPSILON)
                .linear("mlp.fc1", (long) EXPANSION * width)
                .gelu();
        return attended.add(hidden.linear("mlp.fc2", width));
    }

    /** Every token looks at every token: softmax(q k / sqrt(d)) v in each head (Vaswani et al. 2017, section 3.2). */
    private Tensor attention(Tensor x) {
        long tokens = x.size(1);
        Tensor all = x.linear("attn.qkv", 3L * width);
        Tensor query = head(all, 0, tokens);
        Tensor key = head(all, 1, tokens);
        Tensor value = head(all, 2, tokens);
        double scale = 1 / Math.sqrt((double) width / heads);
        Tensor weights = query.times(scale).matmul(key.transposed(2, 3)).softmax();
        Tensor mixed = weights.matmul(value).transposed(1, 2).reshape(-1, tokens, width);
        return mixed.linear("attn.proj", width);
    }

    /** The queries, keys or values of all heads: [N, heads, tokens, width / heads]. */
    private Tensor head(Tensor all, int part, long tokens) {
        return all.slice(2, (long) part * width, (part + 1L) * width)
                .reshape(-1, tokens, heads, width / heads)
                .transposed(1, 2);
    }

    /** The architecture {@code vit_base_patch16}. */
    public static final class BaseOf16 implements Architecture {
        private static final int PATCH = 16;

        @Override
        public String name() {
            return "vit_base_patch16";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(PATCH, InputSize.IMAGENET);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new VisionTransformer(PATCH, 768, 12, 12, classes);
        }
    }
}

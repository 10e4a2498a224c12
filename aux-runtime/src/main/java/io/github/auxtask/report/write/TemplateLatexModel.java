package io.github.auxtask.report.write;

import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/** A piece of LaTeX inside Freemarker: either still plain text or finished markup. */
final class TemplateLatexModel extends CommonTemplateMarkupOutputModel<TemplateLatexModel> {
    TemplateLatexModel(@Nullable String plainText, @Nullable String markup) {
        super(plainText, markup);
    }

    @Override
    public LatexOutputFormat getOutputFormat() {
        return LatexOutputFormat.INSTANCE;
    }
}

package io.github.auxtask.report.write;

import freemarker.core.CommonMarkupOutputFormat;
import java.io.IOException;
import java.io.Writer;

/** Tells Freemarker that a template writes LaTeX, so that everything interpolated is escaped without being asked. */
final class LatexOutputFormat extends CommonMarkupOutputFormat<TemplateLatexModel> {
    static final LatexOutputFormat INSTANCE = new LatexOutputFormat();

    private LatexOutputFormat() {}

    @Override
    public String getName() {
        return "LaTeX";
    }

    @Override
    public String getMimeType() {
        return "application/x-latex";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(LatexEscape.escape(text));
    }

    @Override
    public String escapePlainText(String text) {
        return LatexEscape.escape(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected TemplateLatexModel newTemplateMarkupOutputModel(String text, String markup) {
        return new TemplateLatexModel(text, markup);
    }
}

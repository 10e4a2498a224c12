package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplatesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("html/section"));
        Files.createDirectories(folder.resolve("latex"));
    }

    @Test
    void htmlAndLatexAreEscapedWithoutBeingAsked() throws IOException {
        Files.writeString(folder.resolve("html/x.ftlh"), "${x}");
        Files.writeString(folder.resolve("latex/x.ftl"), "{[=x]} $#1 ${x}");
        Templates templates = Templates.load(folder);
        assertThat(templates.render("html/x.ftlh", Map.of("x", "<b>&"))).isEqualTo("&lt;b&gt;&amp;");
        assertThat(templates.render("latex/x.ftl", Map.of("x", "50 % & more"))).isEqualTo("{50 \\% \\& more} $#1 ${x}");
    }

    @Test
    void numbersInTemplatesKnowNoLocale() throws IOException {
        Files.writeString(folder.resolve("html/x.ftlh"), "${x}");
        assertThat(Templates.load(folder).render("html/x.ftlh", Map.of("x", 1234567.5)))
                .isEqualTo("1234567.5");
    }

    @Test
    void aUsersFileReplacesTheBuiltInOneOfTheSameNameAndNoOther() throws IOException {
        Files.writeString(folder.resolve("html/section/problems.ftlh"), "mine");
        Templates templates = Templates.load(folder);
        assertThat(templates.render("html/section/problems.ftlh", Map.of())).isEqualTo("mine");
        assertThat(templates.render("html/style.ftlh", Map.of())).contains(".auxtask-report");
    }

    @Test
    void aTemplateThatDoesNotParseIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("html/x.ftlh"), "one\n<#if>\n");
        assertThatThrownBy(() -> Templates.load(folder).render("html/x.ftlh", Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The template html/x.ftlh of your template folder, line 2, cannot be used: ")
                .message()
                .endsWith(".")
                .doesNotContain("\n");
    }

    @Test
    void aTemplateThatAsksForWhatIsNotThereIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("latex/x.ftl"), "one\ntwo\n[=model.nothing]");
        assertThatThrownBy(() -> Templates.load(folder).render("latex/x.ftl", Map.of("model", Map.of())))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("latex/x.ftl of your template folder, line 3,")
                .hasMessageContaining("model.nothing")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aTemplateThatIncludesAMissingOneIsNamed() throws IOException {
        Files.writeString(folder.resolve("html/x.ftlh"), "<#include 'gone.ftlh'>");
        assertThatThrownBy(() -> Templates.load(folder).render("html/x.ftlh", Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("gone.ftlh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"true\")}",
                "<#assign o = \"java.lang.ProcessBuilder\"?new()>",
                "${x?api.getClass()}",
                "${x.class}",
                "${x.getClass()}",
            })
    void templatesCannotReachJava(String attack) throws IOException {
        Files.writeString(folder.resolve("html/x.ftlh"), attack);
        assertThatThrownBy(() -> Templates.load(folder).render("html/x.ftlh", Map.of("x", Map.of("a", "b"))))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void templatesCannotLeaveTheirFolder() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("html/x.ftlh"), "<#include '../../secret.txt' parse=false>");
        assertThatThrownBy(() -> Templates.load(folder.resolve("html")).render("x.ftlh", Map.of()))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void whereAUsersTemplateIsBrokenTheBuiltInOneIsUsedAndTheSentenceIsKept() throws IOException {
        Files.writeString(folder.resolve("html/style.ftlh"), "${nothing.at.all}");
        Templates templates = Templates.load(folder);
        assertThat(templates.fill("html/style.ftlh", Map.of())).contains(".auxtask-report");
        assertThat(templates.problems())
                .singleElement()
                .asString()
                .startsWith("The template html/style.ftlh of your template folder, line 1, cannot be used: ");
    }

    @Test
    void aTemplateFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Templates.load(folder.resolve("gone")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The template folder gone does not exist: make it, or leave aux.templates out.");
    }
}

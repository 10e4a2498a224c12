package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureIndexTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

    @TempDir
    private Path folder;

    private static Picture picture(String file) {
        return new Picture(
                file, file.endsWith(".wav") ? "sound" : "inputs", "Test images", "Two of them.", List.of("a"));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Files.write(folder.resolve("b.png"), PNG);
        Files.write(folder.resolve("a-1.wav"), PNG);
        PictureIndex index = new PictureIndex(List.of(picture("b.png"), picture("a-1.wav")));
        index.write(folder);
        assertThat(PictureIndex.isIn(folder)).isTrue();
        assertThat(PictureIndex.read(folder)).isEqualTo(index);
    }

    @Test
    void captionsAreKeptAndAListOfAnEarlierVersionHasNone() throws IOException {
        Files.write(folder.resolve("a.png"), PNG);
        Picture captioned = picture("a.png").captioned(List.of("true: cat\nafter: dog 99 %", "true: ship"));
        new PictureIndex(List.of(captioned)).write(folder);
        assertThat(PictureIndex.read(folder).pictures()).containsExactly(captioned);
        Files.writeString(
                folder.resolve(PictureIndex.FILE),
                "[{\"file\": \"a.png\", \"kind\": \"inputs\", \"title\": \"t\", \"alt\": \"a\", \"group\": []}]");
        assertThat(PictureIndex.read(folder).pictures())
                .containsExactly(new Picture("a.png", "inputs", "t", "a", List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.png",
                "a/b.png",
                "a\\\\b.png",
                "A.png",
                ".png",
                "a.svg",
                "a.html",
                "a.png.exe",
                "con.png",
                "aux.x.png",
                "a b.png",
                ""
            })
    void namesThatLeaveTheFolderOrAreNoPicturesAreRefused(String file) throws IOException {
        Files.writeString(
                folder.resolve(PictureIndex.FILE),
                "[{\"file\": \"" + file
                        + "\", \"kind\": \"inputs\", \"title\": \"t\", \"alt\": \"a\", \"group\": []}]");
        assertThatThrownBy(() -> PictureIndex.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("pictures.json: '")
                .hasMessageContaining("is no name for a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{\"file\": \"a.png\"}]", "[null", "[{\"file\": \"a.png\", \"x\": 1}]"})
    void aListThatIsNoneIsOneSentence(String json) throws IOException {
        Files.writeString(folder.resolve(PictureIndex.FILE), json);
        assertThatThrownBy(() -> PictureIndex.read(folder))
                .isInstanceOf(BadInputException.class)
                .message()
                .startsWith("pictures.json")
                .doesNotContain("\n");
    }

    @Test
    void aFileIsWhatItsNameSaysOrIsNotHandedOut() throws IOException {
        Files.write(folder.resolve("a.png"), PNG);
        Files.writeString(folder.resolve("b.png"), "<script>");
        Files.write(folder.resolve("c.wav"), PNG);
        assertThat(PictureIndex.content(folder, picture("a.png"))).isEqualTo(PNG);
        for (String file : List.of("b.png", "c.wav", "gone.png")) {
            assertThatThrownBy(() -> PictureIndex.content(folder, picture(file)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(file + " is not ");
        }
    }

    @Test
    void aFileIsListedOnce() {
        assertThatThrownBy(() -> new PictureIndex(List.of(picture("a.png"), picture("a.png"))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("a.png twice");
    }
}

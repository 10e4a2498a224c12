package io.github.auxtask.method.labels.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A synthesiser for tests, in a process of its own: writes a tone, or fails in a way that is asked for. */
final class ToneProgram {
    private ToneProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path wav = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "tone" -> {
                double[] samples = new double[arguments[2].length()];
                Arrays.fill(samples, 0.5);
                WavFile.write(wav, new AudioClip(samples, 22050));
            }
            case "empty" -> Files.createFile(wav);
            case "wait" -> new java.util.concurrent.CountDownLatch(1).await();
            case "fail" -> {
                System.err.println("no such voice");
                System.exit(3);
            }
            default -> {}
        }
    }
}

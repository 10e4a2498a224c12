package io.github.auxtask.maven.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Speaks the worker's protocol without computing anything: its first argument is the scenario. */
public final class FakeWorker {
    private FakeWorker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (System.getProperty("scenario", arguments[0])) {
            case "train" -> trainTwoRuns();
            case "fail" -> {
                event(
                        "{\"event\":\"run-failed\",\"id\":\"ab\",\"label\":\"resnet8/ft seed 1\",\"message\":\"the loss is NaN\"}");
                System.exit(3);
            }
            case "refuse" -> {
                event("{\"event\":\"error\",\"message\":\"The archive is truncated.\"}");
                System.exit(65);
            }
            case "train-to-the-end" -> {
                trainTwoRuns();
                event("{\"event\":\"done\"}");
            }
            case "die" -> Runtime.getRuntime().halt(137);
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "hang" -> {
                Path terminated = Path.of(arguments[1]);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> touch(terminated)));
                started();
                waitForEver();
            }
            case "stubborn" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(FakeWorker::waitForEver));
                started();
                waitForEver();
            }
            case "parent" -> {
                started(child("stubborn").pid());
                waitForEver();
            }
            case "stdin" -> {
                started();
                int read = System.in.read();
                System.exit(read < 0 ? 143 : 1);
            }
            case "arguments" -> System.out.println(String.join("|", arguments) + "|" + System.getProperty("probe"));
            case "environment" -> System.out.println(System.getenv(arguments[1]));
            default -> System.exit(64);
        }
    }

    private static void trainTwoRuns() {
        event(
                "{\"event\":\"run-skipped\",\"id\":\"aa\",\"label\":\"resnet8/none seed 1\",\"reason\":\"finished before\"}");
        event(
                "{\"event\":\"run-started\",\"id\":\"0123456789abcdef\",\"label\":\"resnet8/ft seed 1\",\"index\":2,\"total\":2}");
        System.out.println("a line that some library prints: grün");
        System.err.println("a warning");
        event("{\"event\":\"epoch\",\"id\":\"ab\",\"epoch\":1,\"epochs\":2,\"loss\":1.25,\"trainAccuracy\":40.25,"
                + "\"validationAccuracy\":38.5,\"learningRate\":0.1,\"imagesPerSecond\":139.4,\"etaSeconds\":200}");
        event(
                "{\"event\":\"run-finished\",\"id\":\"ab\",\"label\":\"resnet8/ft seed 1\",\"record\":\"runs/x.json\",\"seconds\":7}");
    }

    /** Another fake worker, which inherits nothing that would keep its parent's streams open. */
    private static Process child(String scenario) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeWorker.class.getName(),
                        scenario)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void started() {
        started(ProcessHandle.current().pid());
    }

    private static void started(long pid) {
        event("{\"event\":\"started\",\"pid\":" + pid + "}");
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "terminated");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void event(String json) {
        System.out.println("##aux " + json);
        System.out.flush();
    }
}

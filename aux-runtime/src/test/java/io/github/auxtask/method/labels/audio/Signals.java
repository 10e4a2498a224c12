package io.github.auxtask.method.labels.audio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signals that audio.json describes, made from its formulas' own numbers. */
final class Signals {
    static final String FOLDER = "corruptions-audio-statistics/";
    private static final String NUMBER = "([0-9.]+)";

    private final JsonNode signals;
    private final int samples;
    private final double rate;

    Signals() {
        signals = json().get("signals");
        samples = signals.get("samples").intValue();
        rate = signals.get("sample_rate").doubleValue();
    }

    static Path file(String name) {
        return Shared.fixture(FOLDER + name);
    }

    static JsonNode json() {
        try {
            return new ObjectMapper().readTree(file("audio.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Matcher matching(String key, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(signals.get(key).textValue());
        if (!matcher.find()) {
            throw new IllegalStateException("audio.json describes " + key + " in another way");
        }
        return matcher;
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }

    double[] named(String name) {
        return switch (name) {
            case "chirp" -> chirp();
            case "two_tone" -> twoTone();
            case "noise" -> noise();
            default -> throw new IllegalStateException("unknown signal " + name);
        };
    }

    private double[] chirp() {
        Matcher formula = matching(
                "chirp",
                "y\\[i\\]=" + NUMBER + "\\*sin\\(2\\*pi\\*\\(" + NUMBER + "\\*t\\+\\(" + NUMBER + "-" + NUMBER);
        double amplitude = number(formula, 1);
        double from = number(formula, 2);
        double to = number(formula, 3);
        double[] y = new double[samples];
        double length = samples / rate;
        for (int i = 0; i < y.length; i++) {
            double t = i / rate;
            y[i] = amplitude * Math.sin(2 * Math.PI * (from * t + (to - from) / (2 * length) * t * t));
        }
        return y;
    }

    private double[] twoTone() {
        Matcher pairs = Pattern.compile("\\(" + NUMBER + ", " + NUMBER + "\\)")
                .matcher(signals.get("two_tone").textValue());
        double[] y = new double[samples];
        while (pairs.find()) {
            for (int i = 0; i < y.length; i++) {
                y[i] += number(pairs, 2) * Math.sin(2 * Math.PI * number(pairs, 1) * (i / rate));
            }
        }
        return y;
    }

    private double[] noise() {
        Matcher formula = matching("noise", "s0=(\\d+);.*y\\[i\\]=" + NUMBER);
        double[] y = generator(Long.parseLong(formula.group(1)), samples);
        for (int i = 0; i < y.length; i++) {
            y[i] *= number(formula, 2);
        }
        return y;
    }

    /** s <- (1103515245 s + 12345) mod 2^31, s / 2^30 - 1. */
    static double[] generator(long seed, int count) {
        double[] values = new double[count];
        long s = seed;
        for (int i = 0; i < count; i++) {
            s = (1103515245L * s + 12345) % (1L << 31);
            values[i] = s / (double) (1L << 30) - 1;
        }
        return values;
    }
}

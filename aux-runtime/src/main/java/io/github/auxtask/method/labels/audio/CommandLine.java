package io.github.auxtask.method.labels.audio;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as a list of arguments. It is split at spaces outside quotes, '...' or "...", before {@code {wav}} and
 * {@code {text}} are filled in, and no shell ever sees it: no class name can become a second argument or a command.
 *
 * @param text as the user wrote it
 * @param parts with the places to fill in
 */
record CommandLine(String text, List<String> parts) {
    private static final String WAV = "{wav}";
    private static final String TEXT = "{text}";
    private static final char NO_QUOTE = 0;

    CommandLine {
        parts = List.copyOf(parts);
    }

    /**
     * Splits a command.
     *
     * @throws BadInputException if a quote is left open, or a part is missing
     */
    static CommandLine parse(String text) {
        List<String> parts = split(text);
        boolean filled = parts.stream().anyMatch(part -> part.contains(WAV))
                && parts.stream().anyMatch(part -> part.contains(TEXT));
        if (!filled || parts.get(0).contains(WAV) || parts.get(0).contains(TEXT)) {
            throw new BadInputException("audio.command '" + text
                    + "' must be a program with {wav}, the file to write, and {text}, what to say, among its arguments,"
                    + " for example espeak-ng -w {wav} {text}.");
        }
        return new CommandLine(text, parts);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = NO_QUOTE;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quote != NO_QUOTE) {
                if (letter == quote) {
                    quote = NO_QUOTE;
                } else {
                    part.append(letter);
                }
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
                open = true;
            } else if (Character.isWhitespace(letter)) {
                if (open) {
                    parts.add(part.toString());
                }
                part.setLength(0);
                open = false;
            } else {
                part.append(letter);
                open = true;
            }
        }
        if (quote != NO_QUOTE) {
            throw new BadInputException("audio.command '" + text + "' opens a quote that it does not close: close it.");
        }
        if (open) {
            parts.add(part.toString());
        }
        return parts;
    }

    /** The program's name without its folder, for messages that are passed on. */
    String program() {
        return parts.get(0).replaceFirst("^.*[/\\\\]", "");
    }

    /** What is started for one word. */
    List<String> arguments(String wav, String words) {
        return parts.stream()
                .map(part -> part.replace(WAV, wav).replace(TEXT, words))
                .toList();
    }
}

package io.github.auxtask.maven.console;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/** The last line of a terminal, drawn over itself. Whoever writes a line of the log lifts it first. */
public final class StatusLine {
    /** Back to the line's start, and erase what is there: what every terminal knows that knows colours. */
    private static final String ERASE = "\r\u001b[K";

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;

    private final PrintStream out;
    private final boolean shown;
    private final int width;
    private String text = "";

    /**
     * A line.
     *
     * @param shown whether there is a terminal; nothing is ever written if not
     * @param width of the terminal in characters
     */
    StatusLine(PrintStream out, boolean shown, int width) {
        this.out = out;
        this.shown = shown;
        this.width = Math.max(LEAST_WIDTH, width);
    }

    /**
     * The line of this process's terminal, if a person sits there: Maven may ask (no {@code -B}), input and output are a terminal that
     * understands more than letters, no build server runs this, and modules do not write all at once.
     *
     * @param interactive whether Maven may ask
     * @param parallel whether modules are built side by side
     */
    public static StatusLine ofTerminal(boolean interactive, boolean parallel, Map<String, String> environment) {
        boolean terminal = isTerminal()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb")
                && !environment.containsKey("CI")
                && !environment.containsKey("NO_COLOR");
        return new StatusLine(System.out, interactive && !parallel && terminal, width(environment));
    }

    /** There is no console without a terminal up to Java 21, and always one from Java 22 on, which says what it is. */
    @SuppressWarnings("SystemConsoleNull") // asked for just that reason
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static int width(Map<String, String> environment) {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    /** Whether a person sees it. */
    public boolean isShown() {
        return shown;
    }

    /** Shows this instead of what is there, cut where the terminal ends: a line that breaks could not be drawn over. */
    public synchronized void show(String next) {
        text = next.length() < width ? next : next.substring(0, width - 2) + "\u2026";
        draw();
    }

    /** Writes something else, above the line. */
    synchronized void above(Runnable other) {
        if (shown && !text.isEmpty()) {
            out.print(ERASE);
            out.flush();
        }
        other.run();
        draw();
    }

    /** Takes it away; what was written before it stays. */
    public synchronized void end() {
        if (shown && !text.isEmpty()) {
            out.print(ERASE);
            out.flush();
        }
        text = "";
    }

    private void draw() {
        if (shown && !text.isEmpty()) {
            out.print(ERASE + text);
            out.flush();
        }
    }
}

package io.github.auxtask.run.tensorboard;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The event file of a run, which only grows. Each attempt at the run begins a new one with all earlier points that hold, and deletes the old. */
final class EventFile implements AutoCloseable {
    private static final String PREFIX = "events.out.tfevents.";

    private final FileChannel channel;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    private EventFile(FileChannel channel) {
        this.channel = channel;
    }

    /** The points that earlier attempts left in a folder, the oldest first; files that cannot be read have none. */
    static List<ScalarPoint> points(Path folder) {
        return files(folder).stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<ScalarPoint> read(Path file) {
        try {
            return EventReader.points(ReadLimit.DATA.bytes(file));
        } catch (IOException e) {
            // What cannot be read is drawn anew, as far as the history of the training goes.
            return List.of();
        }
    }

    /**
     * Begins a file with these points; older ones are deleted once they are safe in it.
     *
     * @param seconds now, since 1970
     * @throws RunFailedException if the folder cannot be written
     */
    static EventFile begin(Path folder, double seconds, List<ScalarPoint> points) {
        List<Path> older = files(folder);
        try {
            Files.createDirectories(folder);
            EventFile file = new EventFile(FileChannel.open(
                    folder.resolve(name(older, (long) seconds)),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE));
            file.add(EventMessage.version(seconds));
            file.add(EventMessage.restart(seconds));
            points.forEach(file::add);
            file.flush();
            for (Path old : older) {
                Files.delete(old);
            }
            return file;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** TensorBoard reads files in the order of their names: this one comes after all that are there. */
    private static String name(List<Path> older, long seconds) {
        String last = older.isEmpty()
                ? ""
                : String.valueOf(older.get(older.size() - 1).getFileName());
        long number = seconds;
        while (stamped(number).compareTo(last) <= 0) {
            number++;
        }
        return stamped(number);
    }

    private static String stamped(long seconds) {
        return PREFIX + String.format(Locale.ROOT, "%010d", seconds) + ".auxtask";
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** Adds a point, which is not on the disk before {@link #flush}. */
    void add(ScalarPoint point) {
        add(EventMessage.point(point));
    }

    private void add(byte[] message) {
        waiting.writeBytes(EventFrames.frame(message));
    }

    /**
     * Hands all points to the system, so that they outlive this process.
     *
     * @throws RunFailedException if the disk is full
     */
    void flush() {
        try {
            AtomicFile.writeAll(channel, ByteBuffer.wrap(waiting.toByteArray()));
            waiting.reset();
        } catch (IOException e) {
            throw new RunFailedException("The curves cannot be written: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private static RunFailedException failed(Path folder, IOException e) {
        return new RunFailedException(
                "The curves in " + folder.getFileName() + " cannot be written: " + AtomicFile.reason(e) + ".", e);
    }

    @Override
    public void close() {
        try (channel) {
            flush();
        } catch (IOException e) {
            throw new RunFailedException("The curves cannot be written: " + AtomicFile.reason(e) + ".", e);
        }
    }
}

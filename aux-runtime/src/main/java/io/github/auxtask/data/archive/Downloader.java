package io.github.auxtask.data.archive;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataHome;
import io.github.auxtask.data.DownloadListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one file over HTTPS into a part file, going on where an earlier attempt stopped. A lost connection or a busy
 * server is tried once more after a pause. Plain HTTP is refused, except from this very machine (tests, tunnels).
 */
public final class Downloader {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAXIMUM_REDIRECTS = 5;
    private static final int BUFFER = 1 << 16;
    private static final long REPORT_EVERY = 1 << 20;

    private final Duration pause;
    private final String remedy;

    /**
     * A downloader of data sets.
     *
     * @param pause how long to wait before the second attempt
     */
    public Downloader(Duration pause) {
        this(pause, "choose another mirror with -D" + ArchiveSpec.URL_PROPERTY);
    }

    /**
     * A downloader.
     *
     * @param pause how long to wait before the second attempt
     * @param remedy what to do if an address is of no use, for messages: {@code choose another mirror}
     */
    public Downloader(Duration pause, String remedy) {
        this.pause = pause;
        this.remedy = remedy;
    }

    /** What to do if an address is of no use. */
    public String remedy() {
        return remedy;
    }

    /**
     * Fetches the file, or the rest of it.
     *
     * @param address https, or http of a loopback address
     * @param part what was fetched so far, if it exists; holds all of it afterwards
     * @param bytes the file's length; never more than this is written
     * @throws BadInputException if it cannot be fetched or written; the message says what to do
     */
    public void fetch(URI address, Path part, long bytes, DownloadListener listener) {
        try {
            attempt(address, part, bytes, listener);
        } catch (ConnectionLostException first) {
            listener.message(first.getMessage() + "; trying once more in " + pause.toSeconds() + " s");
            sleep();
            try {
                attempt(address, part, bytes, listener);
            } catch (ConnectionLostException second) {
                second.addSuppressed(first);
                throw new BadInputException(
                        second.getMessage()
                                + ": check the network (-Dhttps.proxyHost and -Dhttps.proxyPort name a proxy) and run"
                                + " the same command again, which goes on from there; or fetch the file by hand and"
                                + " put it into "
                                + part.toAbsolutePath().getParent() + ".",
                        second);
            }
        }
    }

    private void sleep() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException("The download was interrupted; the same command goes on with it.", e);
        }
    }

    private void attempt(URI address, Path part, long bytes, DownloadListener listener) throws ConnectionLostException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long have = file.size();
            if (have < bytes) {
                transfer(address, file, have, bytes, listener);
                file.force(true);
            }
        } catch (ConnectionLostException e) {
            throw e;
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot write " + part + " (" + e.getMessage() + "): free at least " + ArchiveSpec.megabytes(bytes)
                            + " there, or choose another folder with -D" + DataHome.PROPERTY + ".",
                    e);
        }
    }

    private void transfer(URI address, FileChannel file, long have, long bytes, DownloadListener listener)
            throws IOException {
        HttpURLConnection connection = connect(address, have);
        try {
            InputStream in = body(address, connection);
            long position = begin(connection, file, have);
            byte[] buffer = new byte[BUFFER];
            long reported = position;
            while (position < bytes) {
                int read = read(address, in, buffer, position, bytes);
                position += write(file, ByteBuffer.wrap(buffer, 0, read), position);
                if (position - reported >= REPORT_EVERY || position == bytes) {
                    reported = position;
                    listener.progress(name(address), position, bytes);
                }
            }
        } finally {
            // Closes the body too, without reading the rest of it.
            connection.disconnect();
        }
    }

    private static String name(URI address) {
        return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
    }

    /**
     * Where the body belongs in the file: behind what we have if the server obeyed the range, else at its beginning.
     */
    private static long begin(HttpURLConnection connection, FileChannel file, long have) throws IOException {
        String range = connection.getHeaderField("Content-Range");
        boolean continued = connection.getResponseCode() == HttpURLConnection.HTTP_PARTIAL
                && range != null
                && range.startsWith("bytes " + have + "-");
        if (!continued && have > 0) {
            file.truncate(0);
        }
        long position = continued ? have : 0;
        file.position(position);
        return position;
    }

    private static int write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        int written = 0;
        while (bytes.hasRemaining()) {
            written += file.write(bytes, position + written);
        }
        return written;
    }

    private static int read(URI address, InputStream in, byte[] buffer, long position, long bytes)
            throws ConnectionLostException {
        try {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, bytes - position));
            if (read < 0) {
                throw new ConnectionLostException(address, "ended after " + position + " of " + bytes + " bytes", null);
            }
            return read;
        } catch (IOException e) {
            throw e instanceof ConnectionLostException lost
                    ? lost
                    : new ConnectionLostException(address, "broke after " + position + " of " + bytes + " bytes", e);
        }
    }

    private HttpURLConnection connect(URI start, long have) throws ConnectionLostException {
        URI address = start;
        for (int hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
            requireSafe(address);
            try {
                HttpURLConnection connection = open(address, have);
                String next = connection.getResponseCode() / 100 == 3 ? connection.getHeaderField("Location") : null;
                if (next == null) {
                    return connection;
                }
                connection.disconnect();
                address = address.resolve(next);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConnectionLostException(start, "could not be made (" + e + ")", e);
            }
        }
        throw new BadInputException(start + " redirects more than " + MAXIMUM_REDIRECTS + " times: " + remedy + ".");
    }

    private static HttpURLConnection open(URI address, long have) throws IOException {
        URLConnection opened = address.toURL().openConnection();
        HttpURLConnection connection = (HttpURLConnection) opened;
        // Redirects are followed by hand: each address on the way has to pass the same check.
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
        }
        return connection;
    }

    private InputStream body(URI address, HttpURLConnection connection) throws ConnectionLostException {
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_PARTIAL) {
                return connection.getInputStream();
            }
            if (status >= 500 || status == 408 || status == 429) {
                throw new ConnectionLostException(address, "was answered with status " + status, null);
            }
            throw new BadInputException("The server answered " + status + " for " + address + ": " + remedy
                    + ", or fetch the file by hand.");
        } catch (IOException e) {
            throw e instanceof ConnectionLostException lost
                    ? lost
                    : new ConnectionLostException(address, "broke (" + e + ")", e);
        }
    }

    private void requireSafe(URI address) {
        String host = String.valueOf(address.getHost());
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw new BadInputException("Files are fetched over https only, not from " + address + ": " + remedy + ".");
        }
    }

    /** The other side, or the way to it, failed; another attempt may succeed. */
    private static final class ConnectionLostException extends IOException {
        private static final long serialVersionUID = 1;

        ConnectionLostException(URI address, String what, @Nullable Throwable cause) {
            super("The connection to " + address + " " + what, cause);
        }
    }
}

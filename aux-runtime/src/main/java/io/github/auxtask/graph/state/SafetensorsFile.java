package io.github.auxtask.graph.state;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.graph.ValueSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An open file in the safetensors format, of which only the header is in memory. Values are read tensor by tensor, in chunks, and
 * become float32 on the way. The header is trusted in nothing: see {@link SafetensorsReader}.
 *
 * <p>One thread at a time.
 */
public final class SafetensorsFile implements AutoCloseable {
    /** Divisible by the size of every stored type. */
    private static final int CHUNK = 4 << 20;

    private final String name;
    private final FileChannel channel;
    private final SafetensorsReader.Contents contents;
    private final Map<String, StoredTensor> tensors;
    private final ByteBuffer bytes;
    private float[] decoded = {};

    private SafetensorsFile(String name, FileChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        this.contents = new SafetensorsReader(channel).read();
        Map<String, StoredTensor> byName = new LinkedHashMap<>();
        contents.tensors().forEach(tensor -> byName.put(tensor.name(), tensor));
        this.tensors = Collections.unmodifiableMap(byName);
        long most = contents.tensors().stream()
                .mapToLong(tensor -> tensor.end() - tensor.begin())
                .max()
                .orElse(0);
        this.bytes = ByteBuffer.allocateDirect((int) Math.min(CHUNK, most)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws BadInputException if it is missing, cut short, or not such a file
     */
    public static SafetensorsFile open(Path file) {
        String name = String.valueOf(file.getFileName());
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new BadInputException("The weights " + name + " are not there.", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        try {
            return new SafetensorsFile(name, channel);
        } catch (IOException e) {
            close(channel, e);
            throw unreadable(name, e);
        }
    }

    private static void close(FileChannel channel, Exception cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static BadInputException unreadable(String name, IOException e) {
        return new BadInputException("The weights " + name + " cannot be read: " + AtomicFile.reason(e) + ".", e);
    }

    /** The file's name, without its folder. */
    public String name() {
        return name;
    }

    /** The free texts of the header. */
    public Map<String, String> metadata() {
        return contents.metadata();
    }

    /** What is in the file, by name, in the order of the header. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /**
     * SHA-256 of the whole file.
     *
     * @throws BadInputException if it cannot be read
     */
    public ContentId digest() {
        MessageDigest digest = ContentId.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        try {
            long position = 0;
            for (int n = channel.read(buffer, position); n >= 0; n = channel.read(buffer, position)) {
                digest.update(buffer.flip());
                buffer.clear();
                position += n;
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        return ContentId.from(digest);
    }

    /**
     * Reads a tensor's values.
     *
     * @param tensor one of {@link #tensors}
     * @throws BadInputException if the file cannot be read, or has been cut since it was opened
     */
    public void read(String tensor, ValueSink sink) {
        StoredTensor stored = tensors.get(tensor);
        if (stored == null) {
            throw new IllegalArgumentException("no tensor " + tensor + " in " + name);
        }
        try {
            StoredType type = StoredType.named(stored.type());
            long position = contents.base() + stored.begin();
            long left = stored.end() - stored.begin();
            while (left > 0) {
                int count = (int) Math.min(bytes.capacity(), left);
                fill(position, count);
                sink.append(floats(type, count / type.bytes()));
                position += count;
                left -= count;
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private void fill(long position, int count) throws IOException {
        bytes.clear().limit(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("it is cut short");
            }
        }
        bytes.flip();
    }

    private FloatBuffer floats(StoredType type, int count) {
        if (type == StoredType.F32) {
            return bytes.asFloatBuffer();
        }
        if (decoded.length < count) {
            decoded = new float[count];
        }
        type.decode(bytes, decoded, 0, count);
        return FloatBuffer.wrap(decoded, 0, count);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }
}

package io.github.auxtask.script.archive;

import io.github.auxtask.core.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads tensors' values out of an archive, in the order of their own dimensions, whatever the order in which they are stored. */
public final class ArchivedValues {
    /** A stride of 0 repeats a value; nothing that a model keeps repeats few values to more than this. */
    private static final long MOST_REPEATED = 1L << 22;

    private final ProgramArchive archive;

    public ArchivedValues(ProgramArchive archive) {
        this.archive = archive;
    }

    /**
     * All elements as float32, last dimension fastest.
     *
     * @param folder {@code data} or {@code constants}
     * @throws BadInputException if they are not in the archive, lie outside their storage, or are whole numbers too large for float32
     */
    public float[] read(String folder, PickledTensor tensor) {
        double[] exact = exact(folder, tensor);
        float[] values = new float[exact.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) exact[i];
            if (!tensor.type().isFloating() && values[i] != exact[i]) {
                throw new BadInputException("The model " + archive.name() + " has the whole number " + (long) exact[i]
                        + " in " + folder + "/" + tensor.key()
                        + ", which float32 cannot hold: keep it as float32, or leave"
                        + " it out.");
            }
        }
        return values;
    }

    /** The only element of a tensor that has one, as it is. */
    public double number(String folder, PickledTensor tensor) {
        return exact(folder, tensor)[0];
    }

    private double[] exact(String folder, PickledTensor tensor) {
        byte[] storage = archive.storage(folder + "/" + tensor.key());
        int elements = storage.length / tensor.type().bytes();
        if (elements < tensor.length()) {
            throw outside(folder, tensor);
        }
        ByteBuffer bytes = ByteBuffer.wrap(storage).order(ByteOrder.LITTLE_ENDIAN);
        int rank = tensor.shape().size();
        long last = tensor.offset();
        for (int i = 0; i < rank; i++) {
            last += Math.max(0, tensor.shape().get(i) - 1) * tensor.strides().get(i);
        }
        if ((tensor.size() > 0 && last >= elements) || tensor.size() > Math.max(elements, MOST_REPEATED)) {
            throw outside(folder, tensor);
        }
        double[] values = new double[Math.toIntExact(tensor.size())];
        long[] index = new long[rank];
        long at = tensor.offset();
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.type().at(bytes, (int) at);
            for (int d = rank - 1; d >= 0; d--) {
                at += tensor.strides().get(d);
                if (++index[d] < tensor.shape().get(d)) {
                    break;
                }
                at -= index[d] * tensor.strides().get(d);
                index[d] = 0;
            }
        }
        return values;
    }

    private BadInputException outside(String folder, PickledTensor tensor) {
        return new BadInputException("The model " + archive.name() + " has a tensor " + tensor.shape()
                + " that is larger than its values in " + folder + "/" + tensor.key() + ": save it again.");
    }
}

package io.github.auxtask.method.model;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DataHome;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.GivenNetwork;
import io.github.auxtask.script.ScriptedModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A TorchScript file as a network. The file is read when the network is traced for the first time; a program of the same digest is the same
 * program, wherever it lies.
 */
public final class ProgramNetwork {
    private static final Map<ContentId, ScriptedModel> READ = new ConcurrentHashMap<>();
    private static final int MOST = 16;

    private ProgramNetwork() {}

    /**
     * Reads and checks the program, so that {@link #of} finds it.
     *
     * @return where the file is
     * @throws io.github.auxtask.core.BadInputException if it cannot be had, is another one, or is refused
     */
    public static Path read(GivenNetwork given, DataAccess access) {
        Path file = given.weights().program(access);
        if (READ.size() >= MOST) {
            READ.clear();
        }
        READ.put(given.weights().digest(), ScriptedModel.open(file));
        return file;
    }

    /**
     * The program, which was read before or lies where the settings, the process or {@link DataHome} say.
     *
     * @throws io.github.auxtask.core.BadInputException if it cannot be had, is another one, or is refused
     */
    public static ScriptedModel model(GivenNetwork given) {
        ContentId digest = given.weights().digest();
        ScriptedModel known = READ.get(digest);
        if (known != null) {
            return known;
        }
        ScriptedModel opened = ScriptedModel.open(
                given.weights().program(new DataAccess(DataHome.resolve(null), true, DownloadListener.NONE)));
        READ.put(digest, opened);
        return opened;
    }

    /**
     * The network.
     *
     * @param classes K
     * @return images [N, C, H, W] to scores [N, K]
     */
    static UnaryOperator<Tensor> of(GivenNetwork given, int classes) {
        boolean random = given.architecture().equals(ScriptedModel.RANDOM);
        return images -> model(given).scores(images, classes, random);
    }
}

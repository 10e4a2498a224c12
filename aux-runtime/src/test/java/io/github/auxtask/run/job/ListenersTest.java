package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener that stands before others passes on everything that there is to hear, whatever is added to it later. */
final class ListenersTest {
    private static final EpochRecord EPOCH = new EpochRecord(1, 1, Map.of(), 1, 1, 1, 1, 1);

    /** None is kept, so that none is looked at. */
    private static final NetworkState NO_NETWORK = null;

    @TempDir
    private Path folder;

    @Test
    void aPairTellsBoth() throws ReflectiveOperationException {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        assertThat(told(new ListenerPair(recording(first), recording(second))))
                .isEqualTo(first)
                .isEqualTo(second);
    }

    @Test
    void whatKeepsSnapshotsPassesEverythingOn() throws ReflectiveOperationException {
        List<String> heard = new ArrayList<>();
        assertThat(told(Snapshots.of(folder).keeping(Set.of(), NO_NETWORK, recording(heard))))
                .isEqualTo(heard);
    }

    /** Calls everything that a listener can hear. */
    private static List<String> told(TrainingListener listener) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Method method : TrainingListener.class.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                names.add(method.getName());
                method.setAccessible(true);
                method.invoke(
                        listener,
                        Arrays.stream(method.getParameterTypes())
                                .map(ListenersTest::some)
                                .toArray());
            }
        }
        assertThat(names).contains("resumed", "phase", "step", "epoch", "warning");
        return names;
    }

    private static Object some(Class<?> type) {
        if (type == List.class) {
            return List.of(EPOCH);
        }
        if (type == String.class) {
            return "text";
        }
        if (type == EpochRecord.class) {
            return EPOCH;
        }
        return type == int.class ? (Object) 1 : (Object) 1.0;
    }

    private static TrainingListener recording(List<String> heard) {
        return (TrainingListener) Proxy.newProxyInstance(
                TrainingListener.class.getClassLoader(),
                new Class<?>[] {TrainingListener.class},
                (proxy, method, arguments) -> {
                    heard.add(method.getName());
                    return null;
                });
    }
}

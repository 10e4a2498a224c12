package io.github.auxtask.train;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.nn.pretrained.PretrainedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a network starts from: pretrained weights in some modules or in all of it, random values everywhere else. It is a declaration;
 * nothing is fetched or read before {@link #open}.
 *
 * @param random what is not pretrained
 * @param modules what is
 */
public record NetworkStart(Initialisation random, List<PretrainedModule> modules) {
    /**
     * A module that starts from pretrained weights.
     *
     * @param weights which
     * @param architecture of the module, by its name in reproductions, which decides what its tensors are called in the file
     * @param scope of the module, as in {@code resnet}; empty if it is the whole network
     */
    public record PretrainedModule(PretrainedWeights weights, String architecture, String scope) {
        private boolean freezes(String name) {
            return PretrainedPart.inScope(scope, name) && weights.frozen().test(PretrainedPart.within(scope, name));
        }
    }

    public NetworkStart {
        modules = List.copyOf(modules);
    }

    /** From random values alone. */
    public static NetworkStart random(Initialisation random) {
        return new NetworkStart(random, List.of());
    }

    /** The same with pretrained weights in a module, or in the whole network if the scope is empty. */
    public NetworkStart with(PretrainedWeights weights, String architecture, String scope) {
        List<PretrainedModule> more = new ArrayList<>(modules);
        more.add(new PretrainedModule(weights, architecture, scope));
        return new NetworkStart(random, more);
    }

    /** Whether a parameter may be trained: none of the weights' settings freezes it. */
    public boolean trains(String parameter) {
        return modules.stream().noneMatch(module -> module.freezes(parameter));
    }

    /** For the record: where what the network starts with was learned; empty if nowhere. */
    public String source() {
        return modules.stream()
                .map(module -> module.weights().description())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /**
     * Fetches and opens all files of weights and closes them again, before anything is begun that needs them.
     *
     * @throws BadInputException if one cannot be had, or is another than the pinned one
     */
    public void requireFiles(DataAccess access) {
        modules.forEach(module -> module.weights().open(access).close());
    }

    /**
     * Fetches, opens and checks all weights. Close it once the network has its values.
     *
     * @param parameters of the network
     * @param seed of the run, for what is random
     * @throws BadInputException if weights cannot be had, are other than the pinned ones, do not fit, or a pattern chooses nothing
     */
    public OpenedStart open(Parameters parameters, long seed, DataAccess access) {
        modules.forEach(module -> requireUsed(module, parameters));
        return OpenedStart.of(this, parameters, seed, access);
    }

    private static void requireUsed(PretrainedModule module, Parameters parameters) {
        List<String> names = parameters.state().stream()
                .map(ParameterSpec::name)
                .filter(name -> PretrainedPart.inScope(module.scope(), name))
                .map(name -> PretrainedPart.within(module.scope(), name))
                .toList();
        String owner = module.scope().isEmpty() ? "network" : "module " + module.scope();
        String prefix = "setting " + module.weights().prefix();
        module.weights().scratch().requireUsed(names, owner, prefix + ".scratch");
        module.weights().frozen().requireUsed(names, owner, prefix + ".frozen");
    }
}

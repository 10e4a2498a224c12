package io.github.auxtask.maven.classpath;

import io.github.auxtask.provenance.Artifacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices that trained runs come from other classes of the project than those there are now. */
public final class ChangedClasses {
    private ChangedClasses() {}

    /**
     * A sentence for people, where something has changed: a finished run is kept whatever its method has become, as long as the
     * method's version is the same.
     *
     * @param user with the project's classes of today
     * @param programs of each trained run: name to digest, as its record has them
     */
    public static Optional<String> warning(UserCode user, List<Map<String, String>> programs) {
        Path classes = user.classes();
        if (classes == null) {
            return Optional.empty();
        }
        String now = Artifacts.digest(classes);
        long others = programs.stream()
                .map(program -> program.getOrDefault(user.name(), now))
                .filter(digest -> !digest.equals(now))
                .count();
        if (others == 0) {
            return Optional.empty();
        }
        return Optional.of("The classes of " + user.name() + " have changed since " + others + " of the "
                + programs.size()
                + " finished runs were trained, which are kept. If the same settings would train another"
                + " network now, raise version() of the method and method.version in reproduction.yaml; -Daux.force trains"
                + " again.");
    }
}

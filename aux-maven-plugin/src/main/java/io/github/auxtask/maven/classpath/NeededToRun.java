package io.github.auxtask.maven.classpath;

import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/** Which nodes of a graph of dependencies a program needs to run: neither optional ones nor those of tests. */
public final class NeededToRun {
    private NeededToRun() {}

    /** Whether it is one of them; the root of a graph always is. */
    public static boolean accept(DependencyNode node) {
        Dependency dependency = node.getDependency();
        return dependency == null
                || (!dependency.isOptional()
                        && (dependency.getScope().equals("compile")
                                || dependency.getScope().equals("runtime")
                                || dependency.getScope().isEmpty()));
    }
}

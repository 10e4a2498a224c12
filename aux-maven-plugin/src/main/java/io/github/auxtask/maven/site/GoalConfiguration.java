package io.github.auxtask.maven.site;

import java.io.File;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The configuration of a goal that another goal runs. */
public final class GoalConfiguration {
    private static final String ROOT = "configuration";

    private final Xpp3Dom own = new Xpp3Dom(ROOT);

    /** A parameter; null leaves it to its default. */
    public GoalConfiguration with(String parameter, @Nullable File value) {
        return value == null ? this : with(parameter, value.getPath());
    }

    /** A parameter that is no file. */
    public GoalConfiguration with(String parameter, String value) {
        Xpp3Dom child = new Xpp3Dom(parameter);
        child.setValue(value);
        own.addChild(child);
        return this;
    }

    /** With the goal's own defaults for everything else, properties of the command line among them. */
    public Xpp3Dom completed(MojoDescriptor goal) {
        PlexusConfiguration defaults = goal.getMojoConfiguration();
        return defaults == null ? own : Xpp3Dom.mergeXpp3Dom(own, dom(ROOT, defaults));
    }

    private static Xpp3Dom dom(String name, PlexusConfiguration configuration) {
        Xpp3Dom dom = new Xpp3Dom(name);
        dom.setValue(configuration.getValue(null));
        for (String attribute : configuration.getAttributeNames()) {
            dom.setAttribute(attribute, configuration.getAttribute(attribute, ""));
        }
        for (PlexusConfiguration child : configuration.getChildren()) {
            dom.addChild(dom(child.getName(), child));
        }
        return dom;
    }
}

package io.github.auxtask.graph.export;

import io.github.auxtask.graph.ParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parameter names as nested modules: {@code layer1.0.conv1.weight} is the tensor {@code weight} of the module {@code conv1} of
 * the module {@code 0} of the module {@code layer1}. Each module is a TorchScript class of its own.
 *
 * @param className unique within the file
 * @param tensors by own name
 * @param children by own name
 */
record ModuleTree(String className, Map<String, ParameterSpec> tensors, Map<String, ModuleTree> children) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern DOT = Pattern.compile("\\.");

    private ModuleTree(String className) {
        this(className, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    static ModuleTree of(String rootClass, List<ParameterSpec> state) {
        ModuleTree root = new ModuleTree(rootClass);
        for (ParameterSpec spec : state) {
            List<String> path = path(spec.name());
            ModuleTree module = root;
            for (String name : path.subList(0, path.size() - 1)) {
                String child = module.className() + "_" + name;
                module = module.children().computeIfAbsent(name, key -> new ModuleTree(child));
            }
            module.tensors().put(path.get(path.size() - 1), spec);
        }
        return root;
    }

    private static List<String> path(String name) {
        return DOT.splitAsStream(name).toList();
    }

    /** How a method of the root reaches a tensor: {@code getattr(self.layer1, "0").conv1.weight}. */
    static String access(String name) {
        String expression = "self";
        for (String part : path(name)) {
            expression = IDENTIFIER.matcher(part).matches()
                    ? expression + "." + part
                    : "getattr(" + expression + ", \"" + part + "\")";
        }
        return expression;
    }

    /** The classes of this module and all below, those below first, with the given methods in this one. */
    List<String> source(List<String> methods) {
        List<String> lines = new ArrayList<>();
        children.values().forEach(child -> lines.addAll(child.source(List.of())));
        lines.add("class " + className + "(Module):");
        lines.add("  __parameters__ = " + names(false));
        lines.add("  __buffers__ = " + names(true));
        tensors.keySet().forEach(name -> lines.add(attribute(name, "Tensor")));
        lines.add(attribute("training", "bool"));
        children.forEach((name, child) -> lines.add(attribute(name, "__torch__." + child.className())));
        lines.addAll(methods);
        return lines;
    }

    private static String attribute(String name, String type) {
        return IDENTIFIER.matcher(name).matches()
                ? "  " + name + " : " + type
                : "  __annotations__[\"" + name + "\"] = " + type;
    }

    private String names(boolean buffers) {
        StringBuilder list = new StringBuilder("[");
        tensors.forEach((name, spec) -> {
            if (spec.kind().isBuffer() == buffers) {
                list.append('"').append(name).append("\", ");
            }
        });
        return list.append(']').toString();
    }
}

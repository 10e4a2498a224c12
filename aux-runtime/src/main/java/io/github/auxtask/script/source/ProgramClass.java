package io.github.auxtask.script.source;

import java.util.List;
import java.util.Map;

/**
 * A class.
 *
 * @param name with its path: {@code __torch__.torch.nn.modules.conv.Conv2d}
 * @param base {@code Module}, {@code NamedTuple}, {@code Enum} or empty
 * @param parameters names of the attributes that are trained
 * @param attributes types of its attributes by name, in order
 * @param constants attributes that have a value in the code
 * @param methods by name
 */
public record ProgramClass(
        String name,
        String base,
        List<String> parameters,
        Map<String, Expression> attributes,
        Map<String, Expression> constants,
        Map<String, ProgramFunction> methods) {}

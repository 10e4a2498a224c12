package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.InvisibleText;
import io.github.auxtask.core.MergeMarkers;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML file as a JSON tree that remembers lines.
 *
 * <p>Jackson's own YAML parser hands out anchors as plain texts and forgets where keys stood, so the nodes are composed by
 * SnakeYAML, on which Jackson's stands. Words mean what YAML 1.2 says: only {@code true} and {@code false} are booleans, so
 * an axis may have the values {@code yes} and {@code no}. Tags are refused: nothing that is read can choose a class.
 */
public final class YamlDocument {
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST_INTEGER = 18;
    /** A digest may happen to consist of digits only; nobody writes numbers that long. */
    private static final int LONGEST_NUMBER = 40;
    /** What SnakeYAML guesses of untagged nodes; any other tag was written in the file. */
    private static final Set<Tag> KNOWN_TAGS =
            Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");
    private static final Pattern NULL = Pattern.compile("~|null|");

    private final String file;
    private final JsonNode root;
    private final Map<List<String>, Integer> lines = new HashMap<>();
    private int nodes;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlDocument(String file, Node node) {
        this.file = file;
        this.root = convert(node, List.of());
    }

    public static YamlDocument read(Path yaml) {
        String file = String.valueOf(yaml.getFileName());
        return parse(text(yaml, file), file);
    }

    static YamlDocument parse(String text, String file) {
        MergeMarkers.refuse(text, file);
        LoaderOptions options = new LoaderOptions();
        try {
            Composer composer = new Composer(
                    new ParserImpl(new StreamReader(new StringReader(text)), options), new Resolver(), options);
            Node node = composer.getSingleNode();
            if (node == null) {
                throw new BadInputException(file + " is empty.");
            }
            return new YamlDocument(file, node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadInputException(file + ", line " + line + ": not valid YAML: " + e.getProblem() + ".", e);
        } catch (YAMLException e) {
            throw new BadInputException(file + ": not valid YAML: " + e.getMessage() + ".", e);
        }
    }

    /** The file's name, without its folder. */
    String file() {
        return file;
    }

    public JsonNode root() {
        return root;
    }

    /**
     * The line of a key (or list item), or of the nearest enclosing one that is there. A dotted key is found where it is written as maps
     * in one another, too.
     */
    public int line(List<String> path) {
        for (int length = path.size(); length > 0; length--) {
            Integer line = written(path.subList(0, length));
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private @Nullable Integer written(List<String> path) {
        Integer line = lines.get(path);
        String last = path.get(path.size() - 1);
        for (int dot = last.indexOf('.'); line == null && dot >= 0; dot = last.indexOf('.', dot + 1)) {
            List<String> outer = extended(path.subList(0, path.size() - 1), last.substring(0, dot));
            if (lines.containsKey(outer)) {
                line = written(extended(outer, last.substring(dot + 1)));
            }
        }
        return line;
    }

    /** An error at a place in the file. */
    BadInputException bad(List<String> path, String what) {
        return new BadInputException(file + ", line " + line(path) + ": " + what);
    }

    private JsonNode convert(Node node, List<String> path) {
        lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
        if (!KNOWN_TAGS.contains(node.getTag())) {
            throw bad(path, "the tag '" + node.getTag().getValue() + "' is not allowed.");
        }
        count(path);
        if (node instanceof MappingNode mapping) {
            return object(mapping, path);
        }
        if (node instanceof SequenceNode sequence) {
            return array(sequence, path);
        }
        return scalar((ScalarNode) node, path);
    }

    private ObjectNode object(MappingNode mapping, List<String> path) {
        enter(mapping);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                object.setAll(merged(tuple.getValueNode(), path));
            }
        }
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                String key = key(tuple.getKeyNode(), path);
                List<String> entry = extended(path, key);
                lines.put(entry, tuple.getKeyNode().getStartMark().getLine() + 1);
                if (!keys.add(key)) {
                    throw bad(entry, "the key '" + key + "' is there twice.");
                }
                object.set(key, convert(tuple.getValueNode(), entry));
            }
        }
        open.remove(mapping);
        return object;
    }

    /** What {@code <<: *anchor} brings in; keys of the mapping itself win. */
    private ObjectNode merged(Node anchored, List<String> path) {
        if (!(anchored instanceof MappingNode mapping)) {
            throw bad(path, "only a mapping can be merged with '<<'.");
        }
        count(path);
        return object(mapping, path);
    }

    /** A few lines of anchors that hold one another can stand for more values than any memory has. */
    private void count(List<String> path) {
        if (++nodes > MOST_NODES || Math.max(path.size(), open.size()) > DEEPEST) {
            throw bad(
                    path,
                    "has more than " + MOST_NODES + " values or " + DEEPEST + " levels once its anchors are resolved.");
        }
    }

    /** An anchor within what it stands for would go on for ever. */
    private void enter(Node node) {
        if (!open.add(node)) {
            throw new BadInputException(file + ", line " + (node.getStartMark().getLine() + 1)
                    + ": what begins here contains itself; take its own anchor out of it.");
        }
    }

    private String key(Node key, List<String> path) {
        if (!(key instanceof ScalarNode scalar)) {
            throw new BadInputException(file + ", line " + (key.getStartMark().getLine() + 1) + ": a key below '"
                    + String.join(".", path) + "' is not a text.");
        }
        return scalar.getValue();
    }

    private ArrayNode array(SequenceNode sequence, List<String> path) {
        enter(sequence);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(convert(item, extended(path, Integer.toString(array.size()))));
        }
        open.remove(sequence);
        return array;
    }

    private JsonNode scalar(ScalarNode scalar, List<String> path) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = scalar.getValue();
        String hidden = InvisibleText.in(text);
        if (!hidden.isEmpty()) {
            throw bad(path, "holds " + hidden + ": delete it.");
        }
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return json.textNode(text);
        }
        if (NULL.matcher(text).matches()) {
            return json.nullNode();
        }
        if (text.equals("true") || text.equals("false")) {
            return json.booleanNode(Boolean.parseBoolean(text));
        }
        if (INTEGER.matcher(text).matches() && text.length() <= LONGEST_INTEGER) {
            return json.numberNode(Long.parseLong(text));
        }
        boolean number =
                text.length() <= LONGEST_NUMBER && DECIMAL.matcher(text).matches();
        return number ? finite(new YamlNumber(text), path) : json.textNode(text);
    }

    private YamlNumber finite(YamlNumber number, List<String> path) {
        if (Double.isFinite(number.floatValue())) {
            return number;
        }
        throw bad(path, "the number " + YamlNumber.written(number) + " is too large: float32 ends at 3.4e38.");
    }

    private static List<String> extended(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    private static String text(Path yaml, String file) {
        try {
            return ReadLimit.TEXT.text(yaml);
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    file + " does not exist in this folder: run Maven in the folder of a reproduction.", e);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8: save it in that encoding.", e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }
}

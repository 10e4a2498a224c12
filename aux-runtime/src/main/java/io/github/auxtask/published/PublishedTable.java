package io.github.auxtask.published;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as a paper printed it, read from a CSV file in UTF-8 with a header line.
 *
 * @param file the file's name as error messages and reports show it
 * @param header the column names, in order
 * @param cells one for each line that is compared, in the order of the file
 */
public record PublishedTable(String file, List<String> header, List<PublishedCell> cells) {
    public PublishedTable {
        header = List.copyOf(header);
        cells = List.copyOf(cells);
    }

    /**
     * Reads a table.
     *
     * @param csv the file
     * @param file what to call it in messages, for example {@code published/table-1.csv}
     * @throws BadInputException with file, line, column and value if the file is missing, not CSV, not UTF-8, holds a word
     *     that is not on its axis, a number that is none, or two numbers for one place
     */
    public static PublishedTable read(Path csv, String file, PublishedLayout layout) {
        return new PublishedTableReader(file, layout).read(CsvFile.read(csv, file));
    }

    /** The number at these coordinates, if the paper has that cell at all. */
    public Optional<PublishedCell> cell(Map<String, String> coordinates) {
        return cells.stream()
                .filter(cell -> cell.coordinates().equals(coordinates))
                .findFirst();
    }
}

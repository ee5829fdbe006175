package org.narrowgate.engine.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;

/**
 * How a bare file of rows becomes a request: the form of the file, which of its columns are ours, what is the same for
 * every row, and what the header says. Whatever it leaves out is not stated.
 */
public final class RequestMapping {
    private final Form form;
    private final List<Source> sources;
    private final RequestHeader header;
    private final Authority authority;

    RequestMapping(Form form, List<Source> sources, RequestHeader header, Authority authority) {
        this.form = form;
        this.sources = List.copyOf(sources);
        this.header = header;
        this.authority = authority;
    }

    /** The authorities whose columns are known. */
    public interface Authorities {
        Optional<Authority> find(String id) throws IOException, DocumentException;

        Collection<String> ids() throws IOException;
    }

    /**
     * The form of the file.
     *
     * @param named whether its first line names the columns; else they are called by their numbers
     * @param rows how many the file must have; empty if nobody said
     */
    record Form(CsvLines.Dialect dialect, boolean named, DayPattern days, OptionalLong rows) {}

    /**
     * Where one of our columns comes from: columns of theirs, which are joined, or one text for every row.
     *
     * @param theirs names or numbers of columns; none for a constant
     */
    record Source(String column, List<Theirs> theirs, String constant, String joint) {
        Source {
            theirs = List.copyOf(theirs);
        }
    }

    /** A column of theirs, by its name or its number, and where the mapping says so. */
    record Theirs(String name, Mark mark) {}

    /**
     * Reads a mapping.
     *
     * @throws DocumentException with everything that is wrong with it
     */
    public static RequestMapping read(Path file, Authorities authorities) throws IOException, DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(file, problems);
        problems.throwIfAny();
        RequestMapping mapping = new RequestMappingReader(problems).read(node.orElseThrow(), authorities);
        problems.throwIfAny();
        return mapping;
    }

    Form form() {
        return form;
    }

    List<Source> sources() {
        return sources;
    }

    /** What it says of the request; rows file and digest are still to come. */
    /** What the mapping says of the request; its rows are not bound. */
    public RequestHeader header() {
        return header;
    }

    public Authority authority() {
        return authority;
    }
}

package org.narrowgate.engine.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/**
 * The papers of a workspace in the order in which they were filed. One that is missing or altered could be a resignation
 * or an end, so that nothing can be told without it: reading fails, and says which to put back.
 */
public final class Papers {
    private static final String TEXT = ".yaml";
    private static final String SIGNATURE = ".yaml.p7s";

    private final List<FiledPaper> all;

    private Papers(List<FiledPaper> all) {
        this.all = List.copyOf(all);
    }

    /** Reads those that the register names; a {@link LostPaperException} names one that is missing or altered. */
    public static Papers read(Workspace workspace) throws IOException {
        return of(workspace, Registry.read(workspace.register()));
    }

    /** As {@link #read}, of a register that was read already. */
    public static Papers of(Workspace workspace, Registry registry) throws IOException {
        List<FiledPaper> all = new ArrayList<>();
        List<RegisterEntry> entries = registry.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof PaperFiled filed) {
                all.add(read(workspace, i, filed));
            }
        }
        return new Papers(all);
    }

    private static FiledPaper read(Workspace workspace, long sequence, PaperFiled entry) throws IOException {
        PaperKind kind = PaperKind.of(entry.kind())
                .orElseThrow(() -> new LostPaperException("the register names a paper of an unknown kind, `"
                        + entry.kind() + "`; a newer Narrowgate may have filed it"));
        Path text = text(workspace, kind, entry.id());
        Path signature = signature(workspace, kind, entry.id());
        if (!Files.isRegularFile(text) || !Files.isRegularFile(signature)) {
            throw new LostPaperException(
                    text + ": this paper, or its signature beside it, is missing, and without it nobody"
                            + " can tell who may act; put both back as they were filed");
        }
        byte[] content = WholeFile.read(text);
        byte[] p7s = WholeFile.read(signature);
        if (!DetachedSignature.digest(content, p7s).equals(entry.paper())) {
            throw new LostPaperException(
                    text + ": this paper, or its signature beside it, is not what was filed, and without"
                            + " it nobody can tell who may act; put both back as they were");
        }
        return new FiledPaper(sequence, entry, kind, text.toString(), content, p7s);
    }

    /** Where the text of a paper lies. */
    public static Path text(Workspace workspace, PaperKind kind, String id) {
        return workspace.root().resolve(kind.folder()).resolve(id + TEXT);
    }

    /** Where its signature lies. */
    public static Path signature(Workspace workspace, PaperKind kind, String id) {
        return workspace.root().resolve(kind.folder()).resolve(id + SIGNATURE);
    }

    public List<FiledPaper> all() {
        return all;
    }

    /** Those about one subject. */
    public List<FiledPaper> on(PaperKind.Subject subject) {
        return all.stream().filter(p -> p.kind().subject() == subject).toList();
    }

    public Optional<FiledPaper> named(String id) {
        return all.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}

package org.narrowgate.engine.safeguard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/**
 * The texts of what releases relied on of a recipient's safeguards, each kept under the SHA-256 that its authorisation
 * names, in {@code safeguards/relied/}.
 */
public final class ReliedOn {
    private static final String FORMAT = "narrowgate-safeguards-1";
    private static final String DOCUMENT = "document_sha256";

    private final Path folder;

    private ReliedOn(Path folder) {
        this.folder = folder;
    }

    public static ReliedOn of(Workspace workspace) {
        return new ReliedOn(workspace.safeguards().resolve("relied"));
    }

    /** Keeps what is relied on, durably; of a document alone nothing is kept, for there is no paper. */
    public void keep(SafeguardState state) throws IOException {
        if (!state.register().papers().isEmpty()) {
            AtomicFile.write(file(state.sha256()), state.text());
        }
    }

    private Path file(String sha256) {
        return folder.resolve(sha256 + ".json");
    }

    /**
     * What is wrong with a text that an authorisation names.
     *
     * @param register the papers on the recipient that were on file when it was logged; not empty
     * @return empty if it lies there, and says what those papers say
     */
    public Optional<String> wrong(RecipientSafeguards register, String sha256) throws IOException {
        Path file = file(sha256);
        if (!Files.isRegularFile(file)) {
            return Optional.of(file + ": what it relied on of the recipient's safeguards is missing; restore it");
        }
        byte[] kept = WholeFile.read(file);
        if (!SafeguardsDocument.sha256(kept).equals(sha256)) {
            return Optional.of(file + ": what it relied on of the recipient's safeguards was altered; restore it");
        }
        return Arrays.equals(kept, text(register, Json.read(kept).text(DOCUMENT)))
                ? Optional.empty()
                : Optional.of("it relied on other safeguards than the papers on file when it was logged say");
    }

    /**
     * The text: JSON (RFC 8259), UTF-8, keys in fixed order, indented by two.
     *
     * @param document SHA-256 of the document on the recipient; empty if there is none
     */
    static byte[] text(RecipientSafeguards register, String document) {
        return Json.object()
                .put("format", FORMAT)
                .put("recipient", register.recipient())
                .put(DOCUMENT, document)
                .put("open_findings", findings(register))
                .put("evidence", evidence(register))
                .put("officials", officials(register))
                .put("profile", profile(register))
                .pretty();
    }

    private static List<Json> findings(RecipientSafeguards register) {
        return register.openFindings().stream()
                .map(each -> Json.object()
                        .put("finding", each.id())
                        .put("citation", each.opened().citation())
                        .put("opened", each.opened().opened().toString())
                        .put("plan", each.plan().map(p -> p.due().toString()).orElse("")))
                .toList();
    }

    private static List<Json> evidence(RecipientSafeguards register) {
        return register.evidence().stream()
                .map(each -> Json.object()
                        .put("evidence", each.id())
                        .put("kind", each.kind().name())
                        .put("from", each.from().toString())
                        .put("until", each.until().toString())
                        .put("sha256", each.sha256()))
                .toList();
    }

    private static List<Json> officials(RecipientSafeguards register) {
        return register.officials().values().stream()
                .map(each -> Json.object()
                        .put("official", each.official())
                        .put(
                                "clearance_until",
                                each.cleared().map(LocalDate::toString).orElse(""))
                        .put(
                                "training_until",
                                each.trained().map(LocalDate::toString).orElse("")))
                .toList();
    }

    private static List<Json> profile(RecipientSafeguards register) {
        List<Json> profile = new ArrayList<>();
        register.profile().forEach((control, paper) -> {
            Json json = Json.object()
                    .put("control", control.name())
                    .put("is", String.valueOf(paper.says().get(control)))
                    .put("evidence", paper.evidence().orElse(""));
            if (control == Control.AUDIT_LOG) {
                paper.years().ifPresent(years -> json.put("years", years));
            }
            profile.add(json);
        });
        return profile;
    }
}

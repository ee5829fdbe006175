package org.narrowgate.app.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/** A custodian's own workspace, ready to be completed: roots to pin, papers on offices to file, records to map. */
public final class CustodianWorkspace {
    private CustodianWorkspace() {}

    /**
     * Makes it, or leaves one that is there as it is.
     *
     * @param mapping an example of a records mapping, to be completed
     * @param packs folder of the custodian's own statute packs; the program's own if empty
     * @param demo whether draft packs may run in it
     * @param official name of who answers for decisions; a paper on his office is filed by hand
     * @param noBarsKnownBy who states that no bar is known; no statement is written if empty
     */
    public static void make(
            NewWorkspace made,
            Path mapping,
            Optional<Path> packs,
            boolean demo,
            String official,
            Optional<String> noBarsKnownBy,
            Instant now)
            throws IOException, DocumentException {
        made.makeFoldersAndKeys(now);
        if (noBarsKnownBy.isPresent()) {
            AtomicFile.write(
                    made.root().resolve("orders").resolve(Workspace.STATEMENT),
                    NewWorkspace.statementOfNoBars(now, noBarsKnownBy.get()).getBytes(StandardCharsets.UTF_8));
        }
        Path records = made.root().resolve("records.yaml");
        if (!Files.exists(records)) {
            AtomicFile.write(records, WholeFile.read(mapping));
        }
        made.writeConfig(CONFIG.formatted(
                NewWorkspace.quoted(made.custodian()),
                demo,
                NewWorkspace.quoted(official),
                written(made.keys()),
                NewWorkspace.quoted(made.origin() + "/register"),
                NewWorkspace.quoted(made.origin() + "/decisions"),
                packs.map(folder -> "packs: " + written(folder)).orElse("# packs: ../packs")));
    }

    private static String written(Path folder) {
        return NewWorkspace.quoted(folder.toAbsolutePath().normalize().toString());
    }

    private static final String CONFIG = """
            # One custodian's workspace. `narrowgate status` says what is missing.
            custodian: %s
            # true: packs that counsel has only drafted may run here, and every page says so.
            demo: %s
            # Name of who answers for decisions, as the papers on offices have it (act `decide`).
            deciding_official: %s
            # Keys of workspace, logs and custodian; never inside this folder.
            keys: %s
            log: {register: %s, decisions: %s}
            # Folder of statute packs of your own, such as `law new` makes; the program's own if left out.
            %s
            # Which tables and columns of yours are persons and addresses.
            records: records.yaml
            # A second lock, which `identity train` makes: it can only refuse whom the rules would identify.
            # second_lock: locks/2026.json
            # The requesters' own offices: stated as somebody's home they are nobody's.
            requester_addresses: []
            # Certificates of the certification authorities, of either side, whose certificates count, e.g.
            # [certificates/agency-root.pem]. A key alone gives nobody anything: what a person may sign follows from the
            # papers on offices that are filed (`office file`), which name his certificate by its SHA-256.
            roots: []
            # Their lists of certificates revoked, or folders in which every .crl is one, e.g. [certificates]. Nothing is
            # fetched: put each new list there. Without one in force, no certificate of its authority counts.
            revocation_lists: []
            # Whose certificate signs the first papers on offices, before an office with the act `roster` is on file.
            # registrar: certificates/registrar.pem
            """;
}

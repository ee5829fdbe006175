package org.narrowgate.engine.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.workspace.Workspace;

/** A workspace with four officials on file and an agreement in force, and nothing else: five papers. */
public final class FoundedHarbour {
    public static final String CUSTODIAN = "Harbour Office";
    public static final String AGREEMENT = "HO-CB-1";
    public static final Instant FOUNDED = Instant.parse("2026-01-05T09:00:00Z");
    public static final Instant SIGNED = Instant.parse("2026-01-20T09:00:00Z");
    public static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Path PACKS = Path.of("src", "test", "resources", "packs");
    private static final String BRIGADE = "Coast Brigade";

    private final Path root;
    private final InventedOffices offices;

    public FoundedHarbour(Path folder) throws Exception {
        root = Files.createDirectories(folder.resolve("workspace"));
        makeKeys(Files.createDirectories(folder.resolve("keys")));
        Files.createDirectories(root.resolve("agreements"));
        Files.writeString(
                root.resolve(Workspace.CONFIG),
                "custodian: Harbour Office\ndemo: true\ndeciding_official: Ove Invented\nkeys: ../keys\n"
                        + "log: {register: harbour.example/register, decisions: harbour.example/decisions}\n"
                        + InventedOffices.config());
        Path text = Files.writeString(root.resolve("agreements/HO-CB-1.yaml"), """
                agreement: HO-CB-1
                title: Owners of boats
                custodian: Harbour Office
                requester: Coast Brigade
                authority: xx/harbour-records
                effective: 2026-02-01
                expires: 2027-01-01
                purposes: [search]
                fields: [mailing_address, licence]
                identity_routes: [number:licence, number:plate, address]
                rows_per_request: 100
                retention_days: 30
                """);
        offices = new InventedOffices(root, CUSTODIAN);
        official(Side.REQUESTER, "master", "Marit Invented", BRIGADE, "request, agreement");
        official(Side.CUSTODIAN, "keeper", "Ove Invented", CUSTODIAN, "agreement, decide");
        official(Side.CUSTODIAN, "clerk", "Liv Invented", CUSTODIAN, "propose");
        official(Side.CUSTODIAN, "counsel", "Nils Invented", CUSTODIAN, "review-counsel");
        offices.file(FOUNDED);
        offices.agree(text, PACKS, "clerk", "counsel", "keeper", "master", SIGNED);
    }

    private static void makeKeys(Path keys) throws Exception {
        WorkspaceKey.create(keys.resolve("workspace.key"), new SecureRandom());
        for (String log : List.of("register", "decisions")) {
            WorkspaceKey.writeSecret(
                    keys.resolve(log + ".key"),
                    NoteSigner.log(
                                    "harbour.example/" + log,
                                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                            .text());
        }
    }

    private void official(Side side, String slug, String name, String agency, String acts) throws Exception {
        offices.official(side, slug, name, agency, "local", "The " + slug, "head-of-agency", acts);
    }

    public Workspace workspace() throws Exception {
        return Workspace.open(root);
    }

    /** As {@code office draft} makes it ready. */
    public byte[] ready(String written) {
        return PaperDraft.ready(written, root);
    }

    public byte[] sign(String slug, byte[] text) {
        return offices.sign(slug, text);
    }

    /** Files a paper on offices now. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws Exception {
        Workspace workspace = workspace();
        try (Register register = Register.open(workspace.register(), Workspace.signer(workspace.registerKey()))) {
            return new PaperReception(workspace, register, NOW).file(text, p7s);
        }
    }
}

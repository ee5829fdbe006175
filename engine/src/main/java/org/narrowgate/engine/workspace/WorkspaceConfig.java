package org.narrowgate.engine.workspace;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.signature.PinnedCertificate;

/**
 * What {@code narrowgate.yaml} says.
 *
 * @param custodian name of the agency that holds the records
 * @param demo whether draft packs may run here; the mark is then on every page
 * @param decidingOfficial name of the pinned certificate of who answers for decisions
 * @param keys folder of the workspace's and the logs' keys; never inside the workspace
 * @param register origin of the register log, a schema-less URL
 * @param decisions origin of the decisions log
 * @param records path of the records mapping
 * @param packs folder of the statute packs; the program's own if empty
 * @param requesterAddresses the requesters' own offices: they are nobody's home
 */
public record WorkspaceConfig(
        String custodian,
        boolean demo,
        String decidingOfficial,
        Path keys,
        String register,
        String decisions,
        Path records,
        Optional<Path> packs,
        List<String> requesterAddresses,
        List<PinnedCertificate> certificates) {
    private static final Set<String> ROLES =
            new TreeSet<>(Set.of("request", "agreement", "decide", "release", "finding", "recipient", "counsel"));

    private static final String FEDERAL = "federal";
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Reads the file; every fault of it is reported in one go. */
    public static WorkspaceConfig read(Path file) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(file, problems);
        problems.throwIfAny();
        Path home = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Section top = Section.of("narrowgate.yaml", node.orElseThrow(), problems);
        Section log = top.section("log", "`log`").orElseGet(() -> {
            problems.add(top.mark(), "narrowgate.yaml lacks `log`", "add `log: {register: ..., decisions: ...}`");
            return Section.of("`log`", node.orElseThrow(), new Problems());
        });
        List<PinnedCertificate> certificates = new ArrayList<>();
        top.sections("certificates", "a certificate", s -> certificate(s, home).ifPresent(certificates::add));
        WorkspaceConfig config = new WorkspaceConfig(
                top.text("custodian"),
                top.flag("demo", false),
                top.text("deciding_official"),
                home.resolve(top.text("keys")).normalize(),
                log.text("register"),
                log.text("decisions"),
                home.resolve(top.text("records", "records.yaml")).normalize(),
                top.has("packs") ? Optional.of(home.resolve(top.text("packs")).normalize()) : Optional.empty(),
                top.texts("requester_addresses"),
                List.copyOf(certificates));
        log.close();
        top.close();
        if (problems.isEmpty() && config.keys.startsWith(home)) {
            problems.add(top.markOf("keys"), "the keys lie inside the workspace", "keep them in a folder elsewhere");
        }
        problems.throwIfAny();
        return config;
    }

    private static Optional<PinnedCertificate> certificate(Section section, Path home) {
        String name = section.text("name");
        String agency = section.text("agency");
        String level = level(section);
        String office = section.text("office");
        String kind = kind(section);
        List<String> roles = roles(section);
        List<String> provisions = section.texts("provisions");
        String file = section.text("certificate");
        LocalDate from = section.date("from");
        LocalDate until = section.date("until");
        if (!section.problems().isEmpty()) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate = Certificates.read(home.resolve(file));
            return Optional.of(new PinnedCertificate(
                    name,
                    agency,
                    level,
                    office,
                    kind,
                    Set.copyOf(roles),
                    Set.copyOf(provisions),
                    certificate,
                    from,
                    until));
        } catch (CredentialException | IllegalArgumentException unusable) {
            section.problems()
                    .add(
                            section.markOf("certificate"),
                            String.valueOf(unusable.getMessage()),
                            "give the PEM file of the certificate and the days between which it counts");
            return Optional.empty();
        }
    }

    private static List<String> roles(Section section) {
        List<String> roles = new ArrayList<>();
        for (Node node : section.items("roles")) {
            String role = section.textOf("roles", node);
            if (!role.isEmpty() && !ROLES.contains(role)) {
                section.problems().unknown(node.mark(), "the role", role, ROLES);
            }
            roles.add(role);
        }
        return roles;
    }

    /** {@code federal: true} says the level by another name; where neither is said, none is known. */
    private static String level(Section section) {
        boolean federal = section.flag("federal", false);
        String level = section.text("level", federal ? FEDERAL : "");
        if (!level.isEmpty() && !FactCatalog.AGENCY_LEVELS.contains(level)) {
            section.problems().unknown(section.markOf("level"), "the level", level, FactCatalog.AGENCY_LEVELS);
        } else if (section.has("federal") && section.has("level") && federal != level.equals(FEDERAL)) {
            section.problems()
                    .add(section.markOf("federal"), "`federal` and `level` do not say the same", "keep `level` alone");
        }
        return level;
    }

    private static String kind(Section section) {
        String kind = section.text("kind", "other");
        if (!kind.isEmpty() && !KIND.matcher(kind).matches()) {
            section.problems()
                    .add(
                            section.markOf("kind"),
                            "the kind of office `" + kind + "` is not plain",
                            "use small letters, digits and hyphens, as the pack writes it");
        }
        return kind;
    }

    /** The pinned certificates that may act in this role. */
    public List<PinnedCertificate> withRole(String role) {
        return certificates.stream().filter(c -> c.hasRole(role)).toList();
    }

    /** The certificate of the deciding official; empty if none is pinned for the office. */
    public Optional<PinnedCertificate> decider() {
        return withRole("decide").stream()
                .filter(c -> c.name().equals(decidingOfficial))
                .findFirst();
    }
}

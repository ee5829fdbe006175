package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.FindingCatalog;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.decision.StatedGroups;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.report.StatedField;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.secondlock.LockFile;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RefusalTagger;
import org.narrowgate.engine.state.RefusalTags;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.tables.ReferenceTables;
import org.narrowgate.engine.workspace.Workspace;

/** Everything that is constant within a run, put together from pack, agreement, header and bars for one day. */
public final class RunRules {
    private static final String NUMBER_ROUTE = "number:";
    private static final String ADDRESS_ROUTE = "address";

    private final RequestHeader header;
    private final Pack pack;
    private final Optional<AgreementDocument> agreement;
    private final Rulebook rulebook;
    private final Facts facts;
    private final BarsReader.Known bars;
    private final Optional<LockFile> lock;
    private final ReferenceTables tables;
    private final List<String> ownAddresses;
    private final AddressParser addresses;
    private final RowLayout rowLayout;

    private RunRules(
            RequestHeader header,
            Pack pack,
            Optional<AgreementDocument> agreement,
            Rulebook rulebook,
            Facts facts,
            BarsReader.Known bars,
            List<String> ownAddresses,
            Optional<LockFile> lock) {
        this.header = header;
        this.pack = pack;
        this.agreement = agreement;
        this.rulebook = rulebook;
        this.facts = facts;
        this.bars = bars;
        this.lock = lock;
        this.tables = ReferenceTables.load();
        this.ownAddresses = List.copyOf(ownAddresses);
        this.addresses = new AddressParser(tables.address(stated(ownAddresses)));
        this.rowLayout = RowLayout.of(rulebook.authority());
    }

    /**
     * Puts the rules together.
     *
     * @param packs folder of the statute packs
     * @param at instant of the decision: what counsel adopted by then counts
     * @throws RefusedException if the authority has no pack here, or only a draft outside a demo
     */
    public static RunRules of(
            Workspace workspace, Path packs, RequestHeader header, Verified verified, BarsReader.Known bars, Instant at)
            throws IOException, DocumentException, RefusedException {
        Path folder = packs.resolve(header.authority()).normalize();
        if (!folder.startsWith(packs.normalize()) || !Files.isRegularFile(folder.resolve("pack.yaml"))) {
            throw new RefusedException(
                    "authority",
                    "request.json, `authority`: no statute pack of that id is here; `law show` lists those that are");
        }
        Pack pack = PackReader.read(folder);
        Adopted adopted = Opinions.of(workspace, at).of(pack);
        if (!adopted.mayDecide()) {
            throw new RefusedException(
                    "draft-pack",
                    "the pack `" + pack.authority().id()
                            + "` is a draft; have counsel adopt it (`law adopt`), or use a workspace made by"
                            + " `init --demo`");
        }
        requireInForce(pack, verified.decisionDay());
        BarsReader.Known barring =
                bars.forNumbers(RowParser.numberRules(RowLayout.of(pack.authority())), "the file of bars");
        AgreementAtHand atHand = AgreementAtHand.of(workspace, header, pack, adopted, at);
        Optional<AgreementDocument> agreement = atHand.document();
        Rulebook rulebook = Rulebooks.ofRequest(pack, header.agreement(), agreement, verified.decisionDay());
        Standing standing = new Standing(
                Optional.of(atHand.standing(workspace, header)),
                Optional.of(
                        new Standing.OfBars(bars.stated(), !bars.publicOnRun().isEmpty())));
        Facts facts = HeaderFacts.of(rulebook).bind(header, verified, standing);
        List<String> own = workspace.config().requesterAddresses();
        return new RunRules(header, pack, agreement, rulebook, facts, barring, own, LockFile.of(workspace.config()));
    }

    /**
     * The rules of a run that was decided, from what is on record of it, or others that are supposed in their place.
     *
     * @param facts of header, agreement and bars
     * @param ownAddresses of the requesters, as they were known
     * @param lock the second lock; empty if there was none
     * @throws DocumentException if a bar is on a number that the pack does not have
     */
    public static RunRules again(
            RequestHeader header,
            Pack pack,
            Optional<AgreementDocument> agreement,
            Rulebook rulebook,
            Facts facts,
            BarsReader.Known bars,
            List<String> ownAddresses,
            Optional<LockFile> lock)
            throws DocumentException {
        BarsReader.Known barring =
                bars.forNumbers(RowParser.numberRules(RowLayout.of(pack.authority())), "the bars of the run");
        return new RunRules(header, pack, agreement, rulebook, facts, barring, ownAddresses, lock);
    }

    /** Keeps pack, agreement and the core that decides, so that it can be decided again by the same. */
    void keep(Workspace workspace, Path packs) throws IOException, DocumentException {
        KeptRules kept = KeptRules.of(workspace);
        kept.keepPack(packs.resolve(header.authority()).normalize(), pack.sha256());
        if (agreement.isPresent()) {
            kept.keepAgreement(agreement.get().file(), agreement.get().sha256());
        }
        if (lock.isPresent()) {
            kept.keepLock(lock.get());
        }
        if (Files.isRegularFile(EngineVersion.place())) {
            kept.keepEngine(EngineVersion.place());
        }
    }

    /** Refuses a pack by which nothing would be demanded on a day. */
    public static void requireInForce(Pack pack, LocalDate day) throws RefusedException {
        if (!pack.isInForce(day)) {
            throw new RefusedException(
                    "not-in-force",
                    "the pack `" + pack.id() + "` has no condition that is in force on " + day + "; `law show "
                            + pack.id() + "` says when they are");
        }
    }

    /** The requesters' own offices, which are nobody's home. */
    static List<StatedAddress> ownAddresses(Workspace workspace) {
        return stated(workspace.config().requesterAddresses());
    }

    private static List<StatedAddress> stated(List<String> lines) {
        return lines.stream()
                .map(line -> new StatedAddress(line, "", "", "", ""))
                .toList();
    }

    public RequestHeader header() {
        return header;
    }

    public Pack pack() {
        return pack;
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    public BarsReader.Known bars() {
        return bars;
    }

    /** What the header of the request, agreement and bars state. */
    public Facts facts() {
        return facts;
    }

    public Named packName() {
        return new Named(pack.authority().id(), pack.sha256());
    }

    public Named agreementName() {
        return agreement.map(a -> new Named(a.agreement().id(), a.sha256())).orElse(new Named("", ""));
    }

    /** SHA-256 of the second lock. */
    Optional<String> lockName() {
        return lock.map(LockFile::sha256);
    }

    public String tablesSha256() {
        return tables.sha256();
    }

    public RowLayout rowLayout() {
        return rowLayout;
    }

    public StatedGroups groups() {
        return StatedGroups.of(rowLayout());
    }

    public SlotLayout slots() {
        return SlotLayout.of(groups(), rulebook);
    }

    public FindingCatalog catalog() {
        return FindingCatalog.of(rulebook);
    }

    /** Ids of the elements that an order, imposed or lifted, may turn. */
    Set<String> elementsOnBars() {
        return catalog().elementsOn(FactCatalog.ON_BARS);
    }

    /** One parser serves all threads. */
    public AddressParser addresses() {
        return addresses;
    }

    public Screener screener(Judgments judgments) {
        Set<String> roster = rulebook.agreement().map(Agreement::roster).orElse(Set.of());
        return Screener.of(rulebook, facts, RowFacts.of(rulebook.schema(), rowLayout(), header, roster), judgments);
    }

    /** Whether the agreement lets a row that states no number be identified by its address. */
    boolean permitsAddressRoute() {
        return rulebook.routes().contains(ADDRESS_ROUTE);
    }

    /**
     * By which routes and how strictly persons are identified.
     *
     * @param byAddress whether the records can be asked by address
     */
    public IdentityRules identityRules(boolean byAddress) {
        List<IdentityRules.Route> routes = new ArrayList<>();
        rulebook.routes().forEach(route -> {
            if (route.startsWith(NUMBER_ROUTE)) {
                routes.add(IdentityRules.Route.byNumber(route.substring(NUMBER_ROUTE.length())));
            } else if (route.equals(ADDRESS_ROUTE)) {
                routes.add(IdentityRules.Route.byAddress());
            }
        });
        IdentityRules rules = new IdentityRules(routes, rulebook.addressMustAgree(), byAddress);
        return rulebook.permitsNicknames() ? rules.withNicknames() : rules;
    }

    /** What decides rows; the parameter is that of {@link #identityRules}. */
    public Decider decider(Judgments judgments, boolean byAddress) {
        return Decider.of(rulebook, identifier(identityRules(byAddress)), bars.bars(), judgments);
    }

    /** A core that decided before there were second locks knows the shorter form alone. */
    private Identifier identifier(IdentityRules rules) {
        return lock.isPresent()
                ? new Identifier(rules, tables.names(), lock.map(LockFile::lock))
                : new Identifier(rules, tables.names());
    }

    /** Layout, catalogue, header facts and fields: what the register commits to as the law of the run. */
    public byte[] law() {
        CanonicalWriter writer =
                new CanonicalWriter().bytes(slots().encode()).bytes(catalog().encode());
        List<FactDeclaration> known = rulebook.schema().declarations().stream()
                .filter(d -> facts.get(d.name()) != null && isOfTheLaw(d.name()))
                .toList();
        return writer.list(known, (w, d) -> w.text(d.name()).text(String.valueOf(facts.get(d.name()))))
                .text(header.id())
                .list(rulebook.authority().fields(), RunRules::field)
                .list(ownAddresses, CanonicalWriter::text)
                .toBytes();
    }

    private boolean isOfTheLaw(String fact) {
        return !FactCatalog.WHERE_LOOKED_AT.contains(fact)
                || !catalog().elementsOn(Set.of(fact)).isEmpty();
    }

    private static void field(CanonicalWriter writer, FieldDeclaration field) {
        writer.text(field.name()).text(field.type().name()).text(field.group()).text(field.text());
    }

    /**
     * What a run's law says again, years later.
     *
     * @param facts the header's facts by name, as text
     * @param fields those that the pack declared for the rows, in its order; none of a run that an older program opened
     * @param ownAddresses of the requesters, which are nobody's home; empty of a run that an older program opened, which
     *     did not keep its rules either
     */
    public record Law(
            SlotLayout slots,
            FindingCatalog catalog,
            Map<String, String> facts,
            String requestId,
            List<StatedField> fields,
            Optional<List<String>> ownAddresses) {
        /** Whether it was decided without an agreement because its authority is for emergencies. */
        public boolean isEmergency() {
            return catalog.text(Rulebooks.AGREEMENT_IN_FORCE).startsWith(Rulebook.EMERGENCY);
        }

        /** Every question that rows of the run may be held for, by its id. */
        public Map<String, Question> questions() {
            return catalog.questions();
        }

        /** The provision on which each question hangs, by its id. */
        public Map<String, String> askedUnder() {
            return catalog.askedUnder();
        }

        /** The facts that it recorded and a schema knows. */
        public Facts recorded(FactSchema schema) {
            Facts recorded = Facts.none(schema);
            facts.forEach((name, text) -> schema.find(name)
                    .ifPresent(slot -> recorded.set(slot, value(schema.at(slot).type(), text))));
            return recorded;
        }

        private static Object value(FactType type, String text) {
            return switch (type) {
                case BOOL -> Boolean.valueOf(text);
                case INT -> Long.valueOf(text);
                case STRING -> text;
            };
        }

        /** What lists and totals need of a row kept as evidence. */
        public Projection.Entry summary(EvidenceRow.Kept row, RefusalTagger tagger) {
            DecidedRow decided = DecidedRow.of(row.row(), row.slots(), slots, catalog);
            RowSummary summary = RowSummary.of(decided);
            return new Projection.Entry(summary, summary.refuses() ? tagger.of(decided.stated()) : RefusalTags.NONE);
        }

        public static Law decode(byte[] encoded) {
            CanonicalReader reader = new CanonicalReader(encoded);
            SlotLayout slots = SlotLayout.decode(reader.bytes());
            FindingCatalog catalog = FindingCatalog.decode(reader.bytes());
            Map<String, String> facts = new LinkedHashMap<>();
            reader.list(r -> Map.entry(r.text(), r.text())).forEach(f -> facts.put(f.getKey(), f.getValue()));
            String requestId = reader.text();
            List<StatedField> fields = reader.remaining() == 0
                    ? List.of()
                    : reader.list(r -> new StatedField(r.text(), FieldType.valueOf(r.text()), r.text(), r.text()));
            Optional<List<String>> own =
                    reader.remaining() == 0 ? Optional.empty() : Optional.of(reader.list(CanonicalReader::text));
            Law law = new Law(slots, catalog, facts, requestId, fields, own);
            reader.finish();
            return law;
        }
    }
}

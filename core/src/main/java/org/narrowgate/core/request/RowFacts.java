package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.PostalAddress;

/**
 * Puts what a row states into facts; what it does not state stays absent. Slots are looked up once, so that a row costs
 * no search for names.
 */
public final class RowFacts {
    /** What leaves it open where the building stands. */
    private static final Set<AddressStatus> UNLOCATED = Collections.unmodifiableSet(EnumSet.of(
            AddressStatus.ABSENT,
            AddressStatus.PLACEHOLDER,
            AddressStatus.NO_FIXED_ADDRESS,
            AddressStatus.ZIP_ONLY,
            AddressStatus.LOCALITY_ONLY,
            AddressStatus.NO_STREET,
            AddressStatus.NO_NUMBER,
            AddressStatus.NO_LOCALITY));

    private final int readable;
    private final int unique;
    private final int resent;
    private final int nameStatus;
    private final int birthStatus;
    private final int birthDate;
    private final int addressStatus;
    private final int institution;
    private final int located;
    private final int addressRows;
    private final int[] numberStatus;
    private final List<FieldBinder> fields = new ArrayList<>();
    private final List<RosterCover> covers;

    private RowFacts(FactSchema schema, RowLayout layout, RequestHeader header, Set<String> agreementRoster) {
        readable = schema.slot("row.readable");
        unique = schema.slot("row.unique");
        resent = schema.slot("row.resent_after_refusal");
        nameStatus = schema.slot("subject.name.status");
        birthStatus = schema.slot("subject.birth_date.status");
        birthDate = schema.slot("subject.birth_date");
        addressStatus = schema.slot("subject.address.status");
        institution = schema.slot("subject.address.institution");
        located = schema.slot("subject.address.located");
        addressRows = schema.slot("subject.address.repeated");
        numberStatus = layout.numbers().stream()
                .mapToInt(n -> schema.slot("number." + n.name() + ".status"))
                .toArray();
        layout.fields().forEach(field -> fields.add(FieldBinder.of(schema, field, header, agreementRoster)));
        covers = RosterCover.of(schema, layout);
    }

    /** For a request under no agreement, or under one that has no roster of its own. */
    public static RowFacts of(FactSchema schema, RowLayout layout, RequestHeader header) {
        return new RowFacts(schema, layout, header, Set.of());
    }

    /** For a request under an agreement whose roster limits who may be named; an empty one limits nobody. */
    public static RowFacts of(FactSchema schema, RowLayout layout, RequestHeader header, Set<String> agreementRoster) {
        return new RowFacts(schema, layout, header, agreementRoster);
    }

    /** Adds the row's facts to {@code facts}, which holds the header's already. */
    public void bind(RequestRow row, BatchFacts batch, Facts facts) {
        boolean usable = row.isReadable() && !batch.idReused();
        facts.set(readable, usable);
        if (!usable) {
            return;
        }
        facts.set(unique, batch.duplicateOf() == 0);
        facts.set(resent, batch.resentAfterRefusal());
        facts.set(nameStatus, row.name().status().name());
        facts.set(birthStatus, row.birthDate().status().name());
        if (row.birthDate().isStated()) {
            facts.set(birthDate, row.birthDate().epochDay());
        }
        bindAddress(row.address(), batch, facts);
        for (int i = 0; i < numberStatus.length; i++) {
            facts.set(numberStatus[i], row.numbers().get(i).status().name());
        }
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).bind(row.values().get(i), batch.fieldRows().get(i), facts);
        }
        for (RosterCover cover : covers) {
            cover.bind(row.values(), facts);
        }
    }

    private void bindAddress(PostalAddress address, BatchFacts batch, Facts facts) {
        facts.set(addressStatus, address.status().name());
        if (address.status() != AddressStatus.ABSENT) {
            facts.set(institution, address.statuses().contains(AddressStatus.INSTITUTION));
        }
        facts.set(located, Collections.disjoint(UNLOCATED, address.statuses()));
        if (batch.addressRows() > 0) {
            facts.set(addressRows, batch.addressRows());
        }
    }

    /** The facts of one declared field, of a row or of the header, each at its slot. */
    static final class FieldBinder {
        /** Slot of a fact that fields of this kind do not have. */
        private static final int NONE = -1;

        private final FieldDeclaration field;
        private final boolean attested;

        /** For each official of the header's roster, whether the agreement's has him; empty if it has no roster. */
        private final List<Boolean> agreed;

        private final int status;
        private final int value;
        private final int basis;
        private final int kind;
        private final int words;
        private final int particulars;
        private final int repeated;
        private final int count;
        private final int first;
        private final int last;
        private final int unknown;
        private final int outside;
        private final int mostRows;
        private final int offAgreement;
        private final List<String> vocabularies;
        private final int[] speaks;

        private FieldBinder(
                FactSchema schema, FieldDeclaration field, boolean ofRow, boolean attested, List<Boolean> agreed) {
            this.field = field;
            this.attested = attested;
            this.agreed = agreed;
            String base = (ofRow ? "row." : "stated.") + field.name();
            FieldType type = field.type();
            boolean periods = type == FieldType.PERIODS;
            boolean roster = type == FieldType.ROSTER;
            boolean text = type == FieldType.TEXT;
            boolean single = type == FieldType.CHOICE || type == FieldType.DATE || type == FieldType.FLAG;
            status = schema.slot(base + ".status");
            value = slot(schema, base, single || type == FieldType.CITATION);
            basis = slot(schema, base + ".basis", field.whenBlank().isPresent());
            kind = slot(schema, base + ".kind", type == FieldType.CITATION);
            words = slot(schema, base + ".words", text);
            particulars = slot(schema, base + ".particulars", text);
            repeated = slot(schema, base + ".repeated", ofRow && (text || type == FieldType.CODE));
            count = slot(schema, base + ".count", periods || roster);
            first = slot(schema, base + ".first", periods);
            last = slot(schema, base + ".last", periods);
            unknown = slot(schema, base + ".unknown", roster);
            outside = slot(schema, base + ".outside", roster);
            mostRows = slot(schema, base + ".most_rows", roster);
            offAgreement = slot(schema, base + ".off_agreement", roster);
            vocabularies = text ? List.copyOf(field.vocabularies().keySet()) : List.of();
            speaks = vocabularies.stream()
                    .mapToInt(name -> schema.slot(base + ".speaks." + name))
                    .toArray();
        }

        private static int slot(FactSchema schema, String fact, boolean has) {
            return has ? schema.slot(fact) : NONE;
        }

        static FieldBinder of(
                FactSchema schema, FieldDeclaration field, RequestHeader header, Set<String> agreementRoster) {
            boolean attested = field.whenBlank()
                    .map(blank ->
                            HeaderFacts.isAttested(header, header.attestations().getOrDefault(blank.attestation(), "")))
                    .orElse(false);
            Set<String> roster =
                    agreementRoster.stream().map(RosterReader::key).collect(Collectors.toUnmodifiableSet());
            List<Boolean> agreed = roster.isEmpty()
                    ? List.of()
                    : header.officials().stream()
                            .map(o -> roster.contains(RosterReader.key(o.id())))
                            .toList();
            return new FieldBinder(schema, field, true, attested, agreed);
        }

        /** For what the header states once: nothing counts how often it recurs, and a blank has no meaning. */
        static FieldBinder ofHeader(FactSchema schema, FieldDeclaration statement) {
            return new FieldBinder(schema, statement, false, false, List.of());
        }

        void bind(FieldValue stated, Facts facts) {
            bind(stated, 0, facts);
        }

        void bind(FieldValue stated, long rows, Facts facts) {
            facts.set(status, stated.status().name());
            if (stated.status() == FieldStatus.ABSENT && attested) {
                field.whenBlank().ifPresent(blank -> {
                    put(value, blank.value(), facts);
                    put(basis, "attested", facts);
                });
            }
            if (stated.status() == FieldStatus.STATED && basis != NONE) {
                put(basis, "stated", facts);
            }
            if (stated instanceof FieldValue.Provision provision) {
                bindProvision(provision, facts);
            } else if (stated.status() == FieldStatus.STATED) {
                bindStated(stated, rows, facts);
            }
        }

        /** An unlisted provision has a kind, so that it can be refused as such; it is no listed one. */
        private void bindProvision(FieldValue.Provision provision, Facts facts) {
            if (!provision.kind().isEmpty()) {
                put(kind, provision.kind(), facts);
            }
            if (!provision.provision().isEmpty()) {
                put(value, provision.provision(), facts);
            }
        }

        private void bindStated(FieldValue stated, long rows, Facts facts) {
            if (stated instanceof FieldValue.Text text) {
                put(words, (long) text.words(), facts);
                put(particulars, (long) text.particulars(), facts);
                for (int i = 0; i < speaks.length; i++) {
                    facts.set(speaks[i], text.speaks().contains(vocabularies.get(i)));
                }
                putRows(repeated, rows, facts);
            } else if (stated instanceof FieldValue.Code) {
                putRows(repeated, rows, facts);
            } else if (stated instanceof FieldValue.Choice choice) {
                put(value, choice.canonical(), facts);
            } else if (stated instanceof FieldValue.Day day) {
                put(value, day.epochDay(), facts);
            } else if (stated instanceof FieldValue.Flag flag) {
                put(value, flag.value(), facts);
            } else if (stated instanceof FieldValue.Periods periods) {
                put(count, (long) periods.count(), facts);
                put(first, (long) periods.first(), facts);
                put(last, (long) periods.last(), facts);
            } else if (stated instanceof FieldValue.Roster roster) {
                bindRoster(roster, rows, facts);
            }
        }

        private void bindRoster(FieldValue.Roster roster, long rows, Facts facts) {
            put(count, (long) roster.count(), facts);
            put(unknown, (long) roster.unknown(), facts);
            put(outside, (long) roster.outside(), facts);
            putRows(mostRows, rows, facts);
            if (!agreed.isEmpty()) {
                long off = roster.unknown();
                for (int position : roster.positions()) {
                    off += agreed.get(position) ? 0 : 1;
                }
                put(offAgreement, off, facts);
            }
        }

        private void put(int slot, Object fact, Facts facts) {
            if (slot == NONE) {
                throw new IllegalStateException("field `" + field.name() + "` has a value that is not of its type");
            }
            facts.set(slot, fact);
        }

        /** Nothing counted is nothing known. */
        private void putRows(int slot, long rows, Facts facts) {
            if (rows > 0) {
                put(slot, rows, facts);
            }
        }
    }
}

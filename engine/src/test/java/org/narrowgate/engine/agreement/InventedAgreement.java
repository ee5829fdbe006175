package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.Filling;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.office.Statement;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.core.office.acting.VacancyCause;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.InventedOfficials;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.InventedPapers;
import org.narrowgate.engine.paper.PaperKind;

/** What was done to one agreement by whom, and who was where, in quarters of days from one origin; no files but texts. */
final class InventedAgreement {
    static final String CUSTODIAN = "Harbour Office";
    static final String REQUESTER = "Coast Brigade";
    static final int NEVER = Integer.MAX_VALUE;
    static final List<Integer> EFFECTIVE = List.of(5, 8);
    static final List<Integer> EXPIRES = List.of(20, 30);
    private static final Instant ORIGIN = Instant.parse("2026-03-01T00:00:00Z");

    /** An office of somebody's, and what it may do. */
    record Seat(String id, String agency, Side side, Set<Act> acts) {}

    /** Somebody in an office; {@code ended} became known at {@code endKnown}. */
    record Stay(String person, String seat, int from, int known, int ended, int endKnown) {}

    /** Somebody's certificate. */
    record OwnedKey(String sha256, String person, int known, int lost, int lostKnown) {}

    /** A filed paper; its place in the list is that in the register. */
    record Deed(int when, String key, AgreementAct act) {}

    final List<Seat> seats = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();
    final List<OwnedKey> keys = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();

    static Instant when(int quarter) {
        return ORIGIN.plusSeconds(6L * 3_600 * quarter);
    }

    static LocalDate day(int day) {
        return LocalDate.ofInstant(ORIGIN, ZoneOffset.UTC).plusDays(day);
    }

    static String paper(int sequence) {
        return "A." + sequence;
    }

    /** Two versions of its text in a folder, the first one first. */
    static List<String> texts(Path folder) throws IOException {
        List<String> sha256 = new ArrayList<>();
        for (int i = 0; i < EFFECTIVE.size(); i++) {
            String text =
                    "agreement: A\ntitle: Version %d\ncustodian: %s\nrequester: %s\nauthority: xx/harbour-records\neffective: %s\nexpires: %s\n"
                            .formatted(i + 1, CUSTODIAN, REQUESTER, day(EFFECTIVE.get(i)), day(EXPIRES.get(i)));
            Path file = Files.writeString(folder.resolve("A-" + i + ".yaml"), text);
            sha256.add(AgreementTexts.sha256(Files.readAllBytes(file)));
        }
        return List.copyOf(sha256);
    }

    /** How it stands by the rule, as far as is known at an instant. */
    AgreementStanding standing(AgreementTexts texts, int now) throws IOException, DocumentException {
        Officials officials = InventedOfficials.of(filed());
        List<AgreementPaper> papers = new ArrayList<>();
        for (int i = 0; i < deeds.size(); i++) {
            Deed deed = deeds.get(i);
            papers.add(new AgreementPaper(
                    InventedPapers.filed(i, when(deed.when), paper(i), PaperKind.AGREEMENT_SIGNED, deed.key),
                    "Somebody",
                    officials.owner(deed.key, when(deed.when)),
                    deed.act));
        }
        AgreementHistory history = new AgreementHistory("A", papers);
        return new StandingRule(officials.knownAt(when(now)), texts, CUSTODIAN, when(now)).of(history.at(when(now)));
    }

    private List<Filed> filed() {
        List<Filed> filed = new ArrayList<>();
        for (Seat seat : seats) {
            add(filed, 0, new Statement.OfficeIs(office(seat)));
            add(filed, 0, new Statement.PersonIs(person(seat)));
        }
        for (OwnedKey key : keys) {
            add(filed, key.known, new Statement.CertificateOf(key.person, key.sha256));
            if (key.lost != NEVER) {
                add(filed, key.lostKnown, new Statement.CertificateLost(key.sha256, when(key.lost)));
            }
        }
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            add(filed, stay.known, new Statement.TenureBegan(tenure("t-" + i, stay)));
            if (stay.ended != NEVER) {
                add(
                        filed,
                        stay.endKnown,
                        new Statement.TenureEnded("t-" + i, VacancyCause.RESIGNATION, when(stay.ended)));
            }
        }
        filed.sort((a, b) -> a.knownAt().compareTo(b.knownAt()));
        return filed;
    }

    private static void add(List<Filed> filed, int known, Statement statement) {
        filed.add(new Filed(statement, when(known), "P", ""));
    }

    private static Office office(Seat seat) {
        return new Office(
                seat.id,
                "Office of the " + seat.id,
                seat.agency,
                seat.side,
                "",
                "other",
                Filling.OTHER,
                "plain",
                "plain",
                seat.acts,
                Set.of(),
                false,
                9,
                Optional.empty(),
                List.of());
    }

    private static Person person(Seat seat) {
        return new Person(seat.id, "The " + seat.id, seat.agency, Person.Employment.OFFICER);
    }

    private static Tenure tenure(String id, Stay stay) {
        return new Tenure(
                id,
                stay.person,
                stay.seat,
                Tenure.Kind.PERMANENT,
                Optional.empty(),
                when(stay.from),
                Optional.empty(),
                "");
    }
}

package org.narrowgate.core.person;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words with which people say, on forms and in the languages that are spoken in the country, that they have no address
 * or do not tell it: beyond {@link Placeholders}, and never asked about a name, because some are names (Nada, Wala).
 *
 * <p>Only Latin letters: a line without any is no address that the post here delivers to.
 */
final class AbsentAddress {

    /** Each says so alone, and behind a house number too. */
    private static final Set<String> STRONG = folded("""
            EXAMPLE IMAGINARY FICTITIOUS FICTIONAL NONEXISTENT NONEXISTING BLAH MADEUP PRETEND HYPOTHETICAL
            NOADDRESSGIVEN NOTREAL NOTKNOWN ABC XYZ ABCXYZ BLA
            DESCONOCIDOS DESCONOCIDAS DESCONOCE DESCONOZCO NINGUN DESCONHECIDO DESCONHECIDA DESCONHECIDOS NENHUM NENHUMA
            INCONNU INCONNUE INCONNUS AUCUN AUCUNE NEANT ENKONI OKENN KHONG UNBEKANNT SCONOSCIUTO SCONOSCIUTA NIEZNANY
            NIEZNANA BILINMIYOR ONBEKEND NEIZVESTNO NEIZVESTEN
            """);

    /** Each says so only in such company. */
    private static final Set<String> WEAK = folded("""
            DITTO LIST LISTS EXHIBIT REFER PER REQUEST REQUESTER REQUESTED VERIFICATION VERIFY AWAITING AWAIT ORDER SEALED
            PROTECTED ABSCONDED FUGITIVE OUT EVERYWHERE SURE FORGOT FORGOTTEN YOUR MY OUR BUSINESS HERE LINE TYPE INSERT
            PLEASE PRINT WRITE IF DIFFERENT FROM REQUIRED OPTIONAL HOUSE TRUE FALSE NBSP OBJECT LOL HAHA HAHAHA BAZ COLUMN
            COLUMN1 COLUMN2 ADDR1 ADDR2 ADDRESS1 ADDRESS2 LINE1 LINE2 STREET1 STREET2 CITYSTATEZIP CASE REPORT PAGE
            PERSONAL NOBODY NOONE DK DNK DNA ASKED ASK TOLD TOO STILL YET KEPT HIDDEN RESTRICTED CLASSIFIED EXEMPT
            REMAINS CONFIRM CONFIRMED CONFIRMATION FOLLOW ASAP SOON EXISTS EXIST REAL ORIGIN REGION MUNICIPALITY COUNTY
            OFFICER AGENT SUSPECT OFFENDER DEFENDANT WITNESS INTERPRETER LANGUAGE
            SABE SABEMOS LO TIENE TIENEN TENGO TENEMOS HAY DOMICILIO RESIDENCIA UBICACION PARADERO DIO DA DAN DAR
            PROPORCIONO PROPORCIONA PROPORCIONADO PROPORCIONADA PROPORCIONAR DISPONIBLE APLICA CONTESTO CONTESTA RESPONDIO
            RESPONDE QUISO QUIERE DECIR DICE RECUERDA RECUERDO ACUERDA IGUAL QUE ARRIBA ABAJO ANTERIOR MISMO MISMA LA EL
            LOS LAS UN UNA VER VEASE ANEXO ADJUNTO EXPEDIENTE PENDIENTE POR CONFIRMAR DETERMINAR DEFINIR NEGO NIEGA REHUSO
            REHUSA SU RECHAZADO RECHAZO PRIVADO PRIVADA CONFIDENCIAL DEPORTADO DEPORTADA FALLECIDO FALLECIDA CONOCIDO
            CONOCIDA EN TRANSITO VARIOS VARIAS NADA DATOS NOMBRE INFORMACION AUN TODAVIA FALTA ACTUAL DE DEL ESPECIFICADO
            ESPECIFICADA REGISTRADO REGISTRADA INDICADO INDICADA
            NAO TEM TENHO INFORMADO INFORMADA INFORMOU CONSTA SEM ENDERECO MESMO MESMA O RECUSOU RECUSA PENDENTE DISPONIVEL
            INDISPONIVEL SEI DISSE QUIS ACIMA DADOS FORNECIDO FORNECEU
            JE NE SAIS SAIT PAS DADRESSE ADRESSE SANS NON COMMUNIQUE COMMUNIQUEE FOURNI FOURNIE RENSEIGNE RENSEIGNEE PRECISE
            PRECISEE INDIQUE INDIQUEE REFUSE REFUSEE REPONDRE MEME VOIR CI JOINT JOINTE DOSSIER DETERMINER RIEN ETRE DES LE
            PA KONNEN MWEN LI GEN ADRES MENM DISPONIB REFIZE VLE DI BAY PWEN ANWO
            BIET CO DIA CHI RO CHUA CUNG CAP TU CHOI NHU TREN NHA
            HINDI KO ALAM WALA WALANG TUMANGGI AYAW SABIHIN PAREHO SA ITAAS ANG NIYA
            BU ZHI DAO MEI YOU WU XIANG NE ZNAYU NET KEINE KEIN ANGABE ANGABEN BRAK ADRESU
            """);

    /** Each says alone that somebody has no home. */
    private static final Set<String> HOMELESS = folded("""
            SDF BOMZH OBDACHLOS INDIGENTES VAGABUNDOS HOMELESSNESS SINHOGAR SINTECHO
            БОМЖ БЕЗДОМНЫЙ БЕЗДОМНАЯ مشرد مشردة
            无家可归 無家可歸 没有固定住所 沒有固定住所 无固定住所 無固定住所 住所不定 居无定所 流浪 노숙자 노숙
            """);

    /** And each of these pairs. */
    private static final String[] HOMELESS_PAIRS = {
        "SIN DOMICILIO",
        "SIN HOGAR",
        "SIN TECHO",
        "GEN DEL",
        "SITUACAO DE",
        "NO FIJO",
        "NO FIJA",
        "SIN CASA",
        "SIN RESIDENCIA",
        "SIN VIVIENDA",
        "VIVE EN",
        "VIVO EN",
        "VIVE CON",
        "DUERME EN",
        "LA CALLE",
        "SITUACION DE",
        "LISTA DE",
        "SEM TETO",
        "SEM DOMICILIO",
        "SEM RESIDENCIA",
        "SEM CASA",
        "MORADOR DE",
        "MORA NA",
        "SANS DOMICILE",
        "SANS ABRI",
        "SANS LOGIS",
        "SAN KAY",
        "SAN ABRI",
        "NAN LARI",
        "VO GIA",
        "KHONG NHA",
        "WALANG TIRAHAN",
        "WALANG BAHAY",
        "WALANG PERMANENTENG",
        "OHNE FESTEN",
        "SENZA FISSA",
        "SENZA DIMORA",
        "БЕЗ ОПРЕДЕЛЕННОГО",
        "بلا مأوى",
        "بدون مأوى",
        "NO HOUSING",
        "LACKS HOUSING",
        "STABLE HOUSING"
    };

    private AbsentAddress() {}

    private static Set<String> folded(String words) {
        return Arrays.stream(Folding.upper(words).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> strong() {
        return STRONG;
    }

    static Set<String> weak() {
        return WEAK;
    }

    static Set<String> homeless() {
        return HOMELESS;
    }

    static String[] homelessPairs() {
        return Arrays.stream(HOMELESS_PAIRS).map(Folding::upper).toArray(String[]::new);
    }
}

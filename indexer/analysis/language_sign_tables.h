#pragma once

#include <string_view>

#include "indexer/analysis/language_set.h"

/// What count_signs() tells languages by.
namespace rundkurs::language_signs {

/// Space-separated.
struct WordsOfLanguage {
  Language language;
  std::string_view words;
};

/// The commonest words of each language, those of titles and of course descriptions among them. A
/// word that stands in several lists counts for each of these languages, a part to each.
inline constexpr WordsOfLanguage common_words[] = {
    {Language::nb,
     "og i på av til for med er som en et den det de fra om eller kan skal vil ved hvordan hva "
     "hvor hvilke hvem ikke også gir noen noe mellom etter bli blir være har deg du seg vi "
     "dere kunnskap studiet studenten studentene emnet kurset gjennom innen ulike ferdigheter "
     "dette disse samt både egen egne mer flere når må få får hjelp bedre selv deres sine sitt "
     "sin mye bærekraftig bærekraft utdanning videreutdanning undervisning opptak fagskole "
     "virksomheter samfunnet forståelse anvende oppgaver utvikling muligheter næringsliv nå "
     "gjør gjøre gjøres gjelder trenger bruker brukes vet gis tar tas ble vært hvert hver "
     "hvorfor hvilken hvilket annet andre hjem hjemme høyskole høyskolen skolen skole søkere "
     "søker søknadsfristen forkunnskaper studier studiene ferdig oversikt regelverket "
     "virksomhet virksomheten bedriftene bedrifter kommuner kommunene ansatte deltakere "
     "deltakerne elevene elever utdanningen utdanningene undervisningen arbeidet arbeider "
     "oppgave eksempler materialer materialene råvarer hele ingen uten opp inn ut samtidig "
     "fleste mange alle siden kunne skulle ville måtte fått går står ser sier kommer passer "
     "varer viser gamle nytt nye å jobber jobb jobbe veiledet veileder åpen åpent språk klær "
     "fisk hodet igjen riktig krever kreves gjennomføres legge legger vekt kunnskaper "
     "sykepleie sykehus lærere lærer ledere ledelse forsker forskere nettet nettbasert hvis "
     "hos uke uker måned penger råd kjøpe kjøp selge godkjent gjenvinning gjenbruk håndtere "
     "håndterer håndtering handler først høsten våren mennesker læretid videre verden "
     "arbeidsplasser regler foregår følger etterpå deretter derfor noens hennes hans bygg "
     "bygge bygger bygging gjennomføre innføring skoler dager byer veier bygninger næringen"},
    {Language::nn,
     "og i på av til for med er som ein eit den det dei frå om eller kan skal vil ved korleis "
     "kva kvar kven kvifor ikkje også gjev gjer nokon noko mellom etter bli blir vere vera har "
     "deg du seg vi me dykk kunnskap studiet studenten studentane emnet kurset gjennom innan "
     "ulike dugleikar ferdigheiter dette desse samt både eigen eigne meir fleire når må få får "
     "hjelp betre sjølv deira sine sitt sin mykje berekraftig berekraft utdanning "
     "vidareutdanning undervisning opptak fagskule verksemder samfunnet forståing nytte "
     "oppgåver utvikling høve næringsliv ho han dykkar nye leiing skulen vart verta vert saman "
     "heile eitt ei moglegheiter arbeidsliv læringsutbyte kor løysingar tenester tilhøve "
     "grunnleggjande gjennomføre bygg byggjer nokre no gjere gjerast gjeld treng brukar "
     "brukast nyttar nyttast veit gir gje gjevast tek tar vore kvart annan anna andre heim "
     "heime høgskule høgskulen skule søkjarar søkjar søkjer søknadsfristen førehandskunnskapar "
     "kunnskapar studia ferdig oversyn oversikt regelverket verksemd verksemda bedriftene "
     "bedrifter bedrifta kommunar kommunane tilsette deltakarar deltakarane elevane elevar "
     "utdanninga utdanningane undervisninga arbeidet arbeider arbeidar oppgåve døme materialar "
     "råvarer ingen utan de opp inn ut samstundes samtidig mange alle sidan kunne skulle ville "
     "måtte fått går står ser seier kjem passar varar viser gamle nytt å jobbar jobb jobbe "
     "rettleia rettleiing open ope språk klede fisk hovudet attende att krev gjennomførast "
     "leggje legg vekt sjukepleie sjukepleiar sjukehus lærarar lærar leiarar leiar forskar "
     "forskarar nettet nettbasert viss hjå hos veke veker månad pengar råd kjøpe kjøp selje "
     "sel godkjend gjenvinning gjenbruk handterer handtere handtering handlar denne bustad "
     "verda treet menneske eiga eige hausten våren fyrst først fram tryggleiken arbeidsgjevar "
     "arbeidsplassar verkstad føre lærling læretida vidare førebels deretter difor hennar hans "
     "reglar føregår følgjer etterpå byggje bygging innføring skular dagar byar vegar "
     "bygningar næringa òg"},
    {Language::sv,
     "och i på av till för med är som en ett den det de från om eller kan ska skall vill vid "
     "hur vad var vilka vem inte också ger någon något några mellan efter bli blir vara har "
     "dig du sig vi ni kunskap kunskaper kursen studenten studenterna utbildningen genom inom "
     "olika färdigheter detta dessa samt både egen egna mer fler flera när måste få får hjälp "
     "bättre själv deras sina sitt sin mycket hållbar hållbara hållbarhet utbildning "
     "undervisning behörighet yrkeshögskola företag samhället förståelse tillämpa uppgifter "
     "utveckling möjligheter näringsliv högskolepoäng där att utifrån så än arbete lär nu gör "
     "göra görs gäller behöver använder används vet ges tar tas blev varit varje varför vilken "
     "vilket annat andra hem hemma folkhögskola folkhögskolan högskola högskolan skolan skola "
     "sökande söker ansökan förkunskaper studier färdig överblick reglerna verksamhet "
     "verksamheten företagen kommuner kommunerna anställda deltagare deltagarna eleverna "
     "elever utbildningarna undervisningen arbetet arbetar uppgift exempel material råvaror "
     "hela ingen utan er upp in ut samtidigt flesta många alla sedan kunde skulle ville fått "
     "går står ser säger kommer passar varar visar gamla nytt nya jobb jobba öppen öppet språk "
     "kläder fisk huvudet igen rätt kräver krävs genomförs lägga lägger vikt sjuksköterska "
     "sjukhus lärare ledare ledning forskare nätet hos vecka veckor månad pengar råd köpa köp "
     "sälja säljer godkänd återvinning återbruk hanterar hantera hantering handlar man denna "
     "först hösten våren människor vidare världen arbetsplatser regler pågår följer efteråt "
     "därefter därför hennes hans bygga bygger byggnad skolor dagar städer vägar byggnader"},
    {Language::da,
     "og i på af til for med er som en et den det de fra om eller kan skal vil ved hvordan "
     "hvad hvor hvilke hvem ikke også giver nogen noget nogle mellem efter blive bliver være "
     "har dig du sig vi jer viden kurset studerende uddannelsen gennem inden forskellige "
     "færdigheder dette disse samt både egen egne mere flere når må få får hjælp bedre selv "
     "deres sine sit sin meget bæredygtig bæredygtige bæredygtighed uddannelse efteruddannelse "
     "undervisning optagelse erhvervsskole virksomheder samfundet forståelse anvende opgaver "
     "udvikling muligheder erhvervsliv hvori at faget herunder udvalgte redegøre læringsmål ud "
     "op henblik forhold arbejde dansk nu gør gøre gøres gælder behøver bruger bruges gives "
     "tager tages blev været hvert hver hvorfor hvilken hvilket andet andre hjem hjemme "
     "højskole højskolen skolen skole ansøgere ansøger ansøgningsfristen forudsætninger "
     "studier færdig overblik reglerne virksomhed virksomheden virksomhederne firmaer kommuner "
     "kommunerne ansatte medarbejdere deltagere deltagerne eleverne elever uddannelserne "
     "undervisningen arbejdet arbejder opgave eksempler materialer materialerne råvarer hele "
     "ingen uden ind samtidig fleste mange alle siden kunne skulle ville måtte fået går står "
     "ser siger kommer passer varer viser gamle nyt nye job vejledt vejleder åben åbent sprog "
     "tøj fisk hovedet igen rigtige kræver kræves gennemføres lægge lægger vægt kundskaber "
     "sygepleje sygehus lærere lærer ledere ledelse forsker forskere nettet hvis hos uge uger "
     "måned penge råd købe køb sælge sælger godkendt genanvendelse genbrug håndtere håndterer "
     "håndtering handler man der denne fag kursus huse hus affald lidt bruge indhold indføring "
     "kendskab grundlæggende sådan sådanne åbnes bunden brug verden tilmelding øvelser enhver "
     "eget findes indgår igennem hen danske bygges først efteråret foråret mennesker videre "
     "arbejdspladser regler foregår følger bagefter derefter derfor hendes hans haven bygge "
     "bygger bygning skoler dage byer veje bygninger"},
    {Language::fi,
     "ja on ei tai sekä että se ne hän ovat oli olla joka jotka mikä mitä miten missä kun jos "
     "niin myös vain kuin mutta sen sitä tämä tämän nämä niiden joissa jossa eri muun muassa "
     "osaa opiskelija opiskelijat opintojakso opintojakson opinnot koulutus koulutuksen kurssi "
     "kurssin oppii tuntee ymmärtää voi voidaan hyvin oman omaa kestävä kestävän kehitys "
     "perusteet mukaan kanssa yli alle ennen jälkeen kautta avulla osa osana työ työn uusi "
     "uudet yritys yritysten suomi suomen kestävyys aikana tavoitteena tutustutaan käsitellään "
     "ole olisi miksi kuinka paljon tehdä tekee tarvitsee tarvitset käyttää käytetään tietää "
     "antaa saa saat saada saavat tulee tulla tule olivat jokainen toinen muut itse kotona "
     "koulu koulun hakija hakijat haku hakuaika opintojen opinnoissa valmis yleiskuvan säännöt "
     "toiminta yritykset kunnat kunnan henkilöstö osallistujat oppilaat koulutuksessa opetus "
     "tehtävä esimerkiksi materiaalit koko ilman enemmän sinä sinun me te teidän ylös samalla "
     "useita monia kaikki siitä voit voimme pitää täytyy menee sanoo sopii vanha vanhoja uusia "
     "avoin kieli vaatteet kala takaisin oikea vaatii vaaditaan tiedot taidot sairaanhoitaja "
     "opettaja opettajat johtaminen tutkija tutkijat verkossa viikko viikkoa kuukausi ostaa "
     "myydä hyväksytty kierrätys"},
    {Language::is,
     "og í á að um við til frá með er sem en eða fyrir ekki hvernig hvað hvar hvaða hver "
     "einnig það þetta þessi þess þeir þær þau því þar sé eru var verða verður vera hafa hefur "
     "geta getur skal mun nemandi nemendur nemenda námskeið námskeiðið námskeiðinu nám námi "
     "náms kunna þekkingu þekking leikni hæfni skilning ýmsum ýmsar helstu eftir undir milli "
     "gegnum sinna sínum sína sitt sér okkar allir allt margt mikið meira betur ásamt bæði "
     "hvort ef innan auk hjá úr kennsla háskóli íslands sjálfbærni sjálfbær þróun mjög gera "
     "gert gerir þarf þurfa nota notað notar veit veitir tekur tekin hvert hvers vegna annað "
     "aðra aðrar aðrir sjálf sjálfur heim heima háskólinn háskóla skólans skólinn skóla "
     "umsækjendur umsókn umsóknarfrestur námskeiði námið námsins fyrirtæki fyrirtækja "
     "sveitarfélög starfsfólk þátttakendur verkefni verkefnið dæmi efni hráefni engin engar án "
     "þú þig þér upp inn út aftur ýmis fleiri margir alla allar síðan gat gátu skulu vildi fær "
     "fá fengið fer fara stendur sjá segir kemur kom hentar gömlu nýtt nýja nýjar nýr opið "
     "opin tungumál föt fisk krefst lokið hjúkrun lærir læra læri lærðu stjórnun netinu viku "
     "vikur mánuð peningar kaupa selja selur endurvinnsla fólk lífsins öllum stigum vettvangi "
     "helmingur ókeypis skráning nauðsynleg nauðsynlegt boðið fyrst haustið vorið heimurinn "
     "kaffi þörf"},
    {Language::fo,
     "og í á at um við til frá er sum ella fyri ikki hvussu hvat hvar hvørji hvør eisini tað "
     "hetta hesin hesi teir tær tey tí har eru var verða verður vera hava hevur kunna kann "
     "skal fer næmingur næmingar lesandi lestur skeið skeiðið útbúgving útbúgvingin kunnleika "
     "vitan førleika førleiki eftir undir millum ígjøgnum sínum sína sítt teirra okkara øll "
     "alt nógv meira betri saman bæði innan úr hjá ein eitt ta tann tá ið føroya føroyar "
     "føroyum burðardygg burðardygga menning arbeiði undirvísing tiltøk teimum teim hvørjir "
     "sera gera gjørt ger krevst skulu nýta nýtt nýtir veit gevur tekur hvørt hvørja hvønn hví "
     "annað aðrar aðrir sjálv sjálvur heim heima fróðskaparsetrið skúlin skúla umsøkjarar "
     "umsókn lesturin lesturi lestrar fyritøkur fyritøka kommunur starvsfólk luttakarar "
     "luttakararnir verkætlan verkætlanin dømi tilfar ongin ongar uttan tú teg tykkum okkum "
     "upp inn út aftur ymiskt ymisk fleiri nógvir allar síðani kundi kundu vildi fær fáa "
     "fingið fara stendur síggja sigur kemur kom hóskar gomlu nýggj nýggjar nýggjum opin mál "
     "klæði fiskur krevur liðug sjúkrarøkt lærir læra lær leiðsla vika vikur mánað pening "
     "keypa selja endurnýtsla fólk lívsins øllum tekst tosa fæst savnast norðurlondum "
     "niðanfyri skráin ókeypis mást tekna vorðið vóru"},
    {Language::kl,
     "aamma imaluunniit pillugu pillugit ilinniarneq ilinniartoq ilinniartut ilinniarfik "
     "ilinniagaq kalaallit nunaat nunatsinni kiisalu taamaallaat taakku tamanna tassa tassani "
     "tamarmik allat aallaavigalugu atorlugu atorlugit siunertaq sulinermi suliffik "
     "suliffeqarfik avatangiisit piujuartitsineq pitsaasumik naapertorlugu ilaatigut massakkut "
     "ukioq ullut pikkorissarneq piginnaasat naalakkersuisut kommunit illu uani uku una "
     "sapinngisamik eqqagassat atuarfik malillugu isumaginnittoq inuit inuiaqatigiit "
     "ilinniarnermi ilinniarnerup ilinniartitsinermi ilisimatusarfik ilisimatuut qanoq suna "
     "sumi kina taakkua taanna tamakku tamakkiisumik ukiuni ukiunik ullumi aqagu maannakkut "
     "siornatigut kingorna pingaartuuvoq pingaarutilik pisariaqarpoq atorneqarpoq "
     "atorneqarsinnaapput ingerlanneqarpoq ingerlanneqassaaq misissussallugit kalaallisut "
     "danskisut tuluttut nunani meeqqat utoqqaat atisat aalisarneq silap qinnuteqarneq "
     "qinnuteqarnissaq nittartakkami nittartakkatsinni akeqanngilaq peqataasut takkugit "
     "ilinniarsimassaaq suliaq suliat apeqqutit assigiinngitsut ataatsimik marlunnik "
     "pingasunik aallartissaaq"},
    {Language::se,
     "ja lea leat ii eai ahte dat dát dán dan dain dáid go muhto maid mii gii gos mo maiddái "
     "dahje vai son sii mun don dii oahppu oahpu oahppit oahpaheapmi oahpahus studeanta "
     "studeanttat kursa gursa máhttu gelbbolašvuohta sámi sámegiella sápmi davvisámi bargu "
     "barggu birra olis vuođul mielde ovddas rájes sáhttá galgá leamaš dego nuppi earret buot "
     "eanet buoret joatkkaskuvla allaskuvla birasbargu biras luondu luonddu guoddevaš "
     "ceavzilis ovdáneapmi geavahit álbmot šaddá šaddet oahpat ohppet oahppiide oahpaheaddji "
     "oahpaheaddjit skuvla skuvlla allaskuvllas universitehta kurssas kurssat jagi jagis mánná "
     "mánát olmmoš olbmot olbmuid buohkat buohkaide maiddá dás dáppe doppe movt min midjiide "
     "didjiide sidjiide ovdal maŋŋil badjel vuolábealde gaskal haga ovttas eará ođđa boares "
     "geasi dálvi čakčat giđđat vahkku mánnu gáibádus ohcan ohccit dieđut gažaldagat giella "
     "giela dárogillii suomagillii ruoŧagillii eaŋgalasgillii davvisámegillii beaivi galget "
     "sáhttet dárbbašit dahkat bargat čállit lohkat gullat"},
    {Language::en,
     "the and of to in for with is are as a an that this these those from on or by be will can "
     "how what which who not also gives between after you your we our their its it students "
     "student course programme program study through within different skills knowledge both "
     "own more when must help better much sustainable sustainability education teaching "
     "admission companies society understanding apply tasks development opportunities business "
     "about into at have has such other using including learn introduction some any now does "
     "do done needs use used uses know take takes becomes been every each why others self home "
     "school university applicants application prerequisites studies overview rules company "
     "municipalities staff participants pupils work task examples materials raw whole no "
     "without up out same various several many all since could should would may get gets goes "
     "see says comes suits lasts shows old new open language clothes fish again right requires "
     "required nurse teacher teachers leaders research researchers online week weeks month buy "
     "sell approved recycling reuse here there he she they them his her my me i if so than "
     "then was were only most"},
};

/// Letters, or a piece of a word, that tell where it stands.
struct TellingLetter {
  std::string_view letter;
  LanguageSet languages;
};

inline constexpr LanguageSet norwegian = set_of(Language::nb) | set_of(Language::nn);
inline constexpr LanguageSet norse =
    set_of(Language::nb) | set_of(Language::nn) | set_of(Language::da);

inline constexpr TellingLetter telling_letters[] = {
    {"ð", set_of(Language::is) | set_of(Language::fo)},
    {"þ", set_of(Language::is)},
    {"ø", norse | set_of(Language::fo)},
    {"æ", norse | set_of(Language::is) | set_of(Language::fo)},
    {"ö", set_of(Language::sv) | set_of(Language::fi) | set_of(Language::is)},
    {"ä", set_of(Language::sv) | set_of(Language::fi)},
    {"å", norse | set_of(Language::sv)},
    {"ý", set_of(Language::is) | set_of(Language::fo)},
    {"ú", set_of(Language::is) | set_of(Language::fo)},
    {"í", set_of(Language::is) | set_of(Language::fo)},
    {"ó", set_of(Language::is) | set_of(Language::fo)},
    // Where Norwegian has s, k, øy and ei, Danish often has c, øj and ej.
    {"c", set_of(Language::da) | set_of(Language::sv) | set_of(Language::en)},
    {"skole", set_of(Language::nb) | set_of(Language::da)},
    {"skule", set_of(Language::nn)},
    {"sykdom", set_of(Language::nb)},
    {"sykepl", set_of(Language::nb)},
    {"sjuk", set_of(Language::nn) | set_of(Language::sv)},
    {"hjem", set_of(Language::nb) | set_of(Language::da)},
    {"bærekraft", set_of(Language::nb)},
    {"berekraft", set_of(Language::nn)},
    {"virksomhe", set_of(Language::nb) | set_of(Language::da)},
    {"verksemd", set_of(Language::nn)},
    {"uddann", set_of(Language::da)},
    {"utdann", norwegian},
    {"utbildn", set_of(Language::sv)},
    {"øj", set_of(Language::da)},
    {"ej", set_of(Language::da)},
    {"øy", norwegian},
    {"kj", norwegian},
    {"gj", norwegian},
    {"đ", set_of(Language::se)},
    {"ŋ", set_of(Language::se)},
    {"č", set_of(Language::se)},
    {"š", set_of(Language::se)},
    {"ž", set_of(Language::se)},
    {"ŧ", set_of(Language::se)},
};

/// `score` is what one word with it counts.
struct TellingEnding {
  std::string_view ending;
  LanguageSet languages;
  double score;
};

/// Endings of longer words that set the nearest neighbours apart.
inline constexpr TellingEnding telling_endings[] = {
    {"arar", set_of(Language::nn), 0.8},
    {"arane", set_of(Language::nn), 0.8},
    {"inga", set_of(Language::nn), 0.6},
    {"ar", set_of(Language::nn) | set_of(Language::sv), 0.3},
    {"ande", set_of(Language::nn) | set_of(Language::sv), 0.3},
    {"ende", set_of(Language::nb) | set_of(Language::da), 0.3},
    {"else", set_of(Language::nb) | set_of(Language::da), 0.3},
    {"elsen", set_of(Language::nb) | set_of(Language::da), 0.3},
    {"elser", set_of(Language::nb) | set_of(Language::da), 0.3},
    {"lige", set_of(Language::nb) | set_of(Language::da), 0.3},
    {"asjoner", set_of(Language::nb), 0.5},
    {"heden", set_of(Language::da), 0.7},
    {"skab", set_of(Language::da), 0.7},
    {"ligt", set_of(Language::da) | set_of(Language::sv), 0.4},
    {"tioner", set_of(Language::da) | set_of(Language::sv), 0.4},
    {"skap", norwegian | set_of(Language::sv), 0.4},
    // Danish doubles no consonant at the end of a word.
    {"kk", norwegian, 0.4},
    {"ll", norwegian | set_of(Language::sv), 0.3},
    {"nn", norwegian | set_of(Language::sv), 0.3},
    {"pp", norwegian | set_of(Language::sv), 0.3},
    {"ss", norwegian | set_of(Language::sv), 0.3},
    {"tt", norwegian | set_of(Language::sv), 0.3},
    {"ane", set_of(Language::nn), 0.5},
    {"ingar", set_of(Language::nn), 0.5},
    {"leg", set_of(Language::nn), 0.4},
    {"lege", set_of(Language::nn), 0.4},
    {"heit", set_of(Language::nn), 0.6},
    {"sjonar", set_of(Language::nn), 0.6},
    {"ast", set_of(Language::nn), 0.3},
    {"ellar", set_of(Language::nn), 0.5},
    {"ene", set_of(Language::nb), 0.3},
    {"het", set_of(Language::nb), 0.4},
    {"inger", set_of(Language::nb), 0.4},
    {"sjoner", set_of(Language::nb), 0.5},
    {"lig", set_of(Language::nb), 0.2},
    {"hed", set_of(Language::da), 0.7},
    {"tion", set_of(Language::da), 0.2},
    {"erne", set_of(Language::da), 0.6},
    {"sjon", set_of(Language::nb) | set_of(Language::nn), 0.7},
    {"eret", set_of(Language::da), 0.3},
    {"arna", set_of(Language::sv), 0.6},
    {"erna", set_of(Language::sv), 0.6},
    {"ssa", set_of(Language::fi), 0.4},
    {"ssä", set_of(Language::fi), 0.5},
    {"sta", set_of(Language::fi), 0.2},
    {"stä", set_of(Language::fi), 0.4},
    {"minen", set_of(Language::fi), 0.6},
    {"den", set_of(Language::fi) | set_of(Language::sv), 0.1},
    {"uus", set_of(Language::fi), 0.5},
    {"ndum", set_of(Language::is), 0.3},
    {"inum", set_of(Language::is) | set_of(Language::fo), 0.3},
    {"unum", set_of(Language::is) | set_of(Language::fo), 0.3},
    {"ssaq", set_of(Language::kl), 1},
    {"neq", set_of(Language::kl), 1},
    {"nik", set_of(Language::kl), 0.4},
    {"toq", set_of(Language::kl), 1},
    {"soq", set_of(Language::kl), 1},
    {"mik", set_of(Language::kl), 0.5},
    {"nut", set_of(Language::kl), 0.5},
    {"nullu", set_of(Language::kl), 1},
    {"meq", set_of(Language::kl), 0.6},
    {"fik", set_of(Language::kl), 0.6},
    {"sut", set_of(Language::kl), 0.5},
    {"tut", set_of(Language::kl), 0.4},
    {"vuohta", set_of(Language::se), 1},
    {"mii", set_of(Language::se), 0.2},
    {"kaš", set_of(Language::se), 0.6},
    {"ing", set_of(Language::en), 0.3},
    {"ment", set_of(Language::en), 0.2},
    {"ity", set_of(Language::en), 0.5},
    {"ies", set_of(Language::en), 0.4},
};

}  // namespace rundkurs::language_signs

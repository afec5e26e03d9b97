/** Words around a place's name that say how far to trust it, in English and Hindi, Latin and Devanagari; each as `normalise` leaves it. */
import { normalise } from './place-names.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map((word) => normalise(word)).filter((word) => word !== ''));

/** What kind of place a name beside them is: "district Basti", "Khair tehsil". They make an ordinary word a name. */
export const RANKS = words(`district dist distt dis dt zila zilla jila jilla jilha janpad teh tah tehsil tahsil tehseel tahseel taluk taluka thana thane ps p.s kotwali chowki block vikaskhand
  post po village vill vil vilage gram gaon gaanv ganv mauza town city shahar sheher shehar sahar nagar palika panchayat mandal division
  जि जि० तह जिला जिले ज़िला ज़िले जनपद तहसील थाना थाने कोतवाली चौकी ब्लॉक ब्लाक विकासखंड पोस्ट गांव गाँव ग्राम मौजा कस्बा क़स्बा शहर नगर मंडल`);

/** Of these the ones that say most: what stands behind is a district, or a small place that has namesakes. */
export const DISTRICT = words('district dist distt dis dt zila zilla jila jilla janpad जि जि० जिला जिले ज़िला ज़िले जनपद');

export const VILLAGE = words('vill vil village vilage gram gaon post po mauza ग्राम गांव पोस्ट मौजा');

export const NEAR = words('near nearby nr close around beside opp opposite behind paas pas pass nazdik nazdeek najdik nikat kareeb karib aaspaas outside पास नजदीक नज़दीक निकट करीब क़रीब आसपास समीप बाहर');

/** Behind a name they make it a road, a gate, a train or a border, which may be far from the place: "Delhi road, Meerut". */
export const WAYS = words('road rd highway expressway marg bypass bound train express mail passenger bus flight border rajmarg hwy gate darwaza chungi tiraha mod adda रोड मार्ग हाईवे राजमार्ग एक्सप्रेसवे बाईपास ट्रेन एक्सप्रेस बस बॉर्डर सीमा गेट दरवाजा चुंगी तिराहा मोड़ अड्डा');

/** Somebody on the way to, or gone from, the place named. */
export const MOVES = words('going go goin jaa ja jana jaana jane jaane jata jaata jati jaati jaunga jaungi gaya gayi gaye towards toward heading travelling traveling leaving left chhod chod chhor chor chhoda choda coming reach used जा जाना जाने जाता जाती जाऊंगा जाऊंगी गया गयी गई गए छोड़ छोड़कर छोड़ा तरफ ओर');
export const NOT = words('not never isnt nahi nahin nai nhi nhin na नहीं नही नहि');
export const TO = words('to tak तक for');
export const FROM = words('from se frm से');

/** The bearer of such a name is a person: "Mathura Prasad". */
export const SURNAMES = words('prasad singh kumar kumari devi lal nath das sharma verma varma yadav gupta mishra misra pandey pandit tiwari tripathi srivastava khan ansari begum bano chauhan rawat maurya प्रसाद सिंह कुमार कुमारी देवी लाल नाथ दास शर्मा वर्मा यादव गुप्ता मिश्रा मिश्र पांडेय पाण्डेय तिवारी त्रिपाठी श्रीवास्तव खान अंसारी बेगम बानो चौहान रावत मौर्य');

/** Parts of an address that stand beside a place's name and are none. */
export const ADDRESS = words('ward sector sec gali lane mohalla muhalla house makan no number h flat room plot near वार्ड सेक्टर गली मोहल्ला मकान नंबर नं प्लॉट');

/** Words of every day that are never a misspelt name. */
export const COMMON = words(`pin pincode code zip postal kamra park lat lon lng long latitude longitude
  पीजी पिन पिनकोड कोड स्थान वर्तमान स्थायी पूरा पता उम्र आयु छात्र छात्रा महिला पुरुष नहर पुल टावर नाम फोन मोबाइल
  nowhere anywhere somewhere everywhere unknown none nothing i im am is are was were the a an of in on at by my me we us our he she it his her him this that these those here there where when who what how why with without and or but if so
  live lives living stay staying stays room house home hostel flat floor lane street gali sector sec phase block colony society apartment tower gate no number near please help save someone people police call phone mobile
  now today tomorrow tonight morning evening night day days year years time last first next old new big small very some any all more most just only also still again always never ever
  life die dying dead death end pain sad alone tired family mother father brother sister friend wife husband son daughter love sorry good bad bye post video photo story reel insta facebook whatsapp
  someone somewhere river side school college office shop market work job bank hospital student study studying born native hometown originally currently presently address place location area locality state country india bharat coaching exam paper result job naukri kaam padhai class tuition mess pg pari
  hu hun hoon hoo ho hai hain he tha thi the main mai mein me men mujhe mere mera meri hum ham hamara apna apne apni ka ki ke ko kya kyu kyun kaha kahan yaha yahan yha waha wahan raha rahi rahe rha rhi rhe rehta rehti rahta rahti rahte rahne rehne
  wala wali wale vala se tak par pe pr bhi hi to toh ab abhi aaj kal sab kuch koi nahi mat kar karo karna kr krna liye aur ya ek do teen ghar makan mkan kiraye makaan bhai bhaiya didi beta papa mummy maa pita pati patni
  zindagi jindagi jeena marna mar maut khatam bahut bohot acha theek thik dost pyar log jao aao chalo dekho suno
  मैं में मे हूं हूँ है हैं हो था थी थे मुझे मेरे मेरा मेरी हम हमारा हमारे अपना अपने अपनी का की के को क्या क्यों कहां कहाँ यहां यहाँ वहां वहाँ रहा रही रहे रहता रहती रहते रहने वाला वाली वाले से तक पर भी ही तो अब अभी आज कल सब कुछ कोई नहीं मत कर करो करना लिए और या एक दो तीन
  घर मकान किराये भाई दीदी बेटा पापा मम्मी मां माँ पिता पति पत्नी जिंदगी ज़िंदगी जीना मरना मौत खत्म बहुत अच्छा ठीक दोस्त प्यार लोग मदद पुलिस निवासी मूल सेक्टर गली मोहल्ला मोहल्ले कॉलोनी वार्ड फ्लैट हॉस्टल कमरा नदी किनारे स्टेशन बाजार कोचिंग पढ़ाई परीक्षा नौकरी काम क्लास`);

/** Mails as platforms' trust teams and officers write them. Every name, number, address and case in them is invented. */

export const ENGLISH = `From: Law Enforcement Response (invented) <le-emergency@support.facebook.com>
To: Social Media Centre <smc@police.example.gov.in>
Date: Tue, 24 Nov 2026 02:10:11 +0530
Subject: [Case #4455667788990011] Imminent risk of self-harm, Uttar Pradesh

Dear Team,

We have identified content that signals an imminent risk to the life of a person, and share the following voluntarily.

Case ID: 4455667788990011
Username: invented_person_01
User ID: 178414000000000
Name: Invented Person
Age: 17
Gender: Female
Registered phone: +91 98765 43210
Recent IPs: 49.36.120.11 2026-11-24 01:58:03 UTC
            2409:40e3:1f:1234::1 2026-11-23 22:14:40 UTC
Location: Gomti Nagar, Lucknow, Uttar Pradesh - 226 010
Post: https://www.instagram.com/p/CxINVENTED1/

Our guidelines: https://www.facebook.com/records/

Kind regards,
Duty Desk (invented)
Trust & Safety
+1 (650) 543-4800 | le-emergency@support.facebook.com
1 Invented Way, Menlo Park, CA 94025
`;

export const HINDI = `विषय: आपात सूचना, संदर्भ संख्या: एस-२०२६/००४५१

महोदय,

एक व्यक्ति ने आत्महत्या का संकेत देने वाली पोस्ट लिखी है।

नाम: काल्पनिक व्यक्ति
आयु: २४
लिंग: पुरुष
पता: सिगरा, वाराणसी, पिन कोड २२१ ०१०
मोबाइल नंबर ९८७६५४३२१०, घर का फ़ोन 0542-2223344
प्रोफ़ाइल: https://www.facebook.com/kalpanik.vyakti.9

सादर,
काल्पनिक अधिकारी
साइबर थाना, लखनऊ-226001
मो. 9412345678
`;

export const MIXED = `Sir, abhi Meta se call aaya tha. Ladki 19 saal, naam Kalpana (invented), insta id @kalpana.invented
instagram.com/kalpana.invented aur post https://www.instagram.com/reel/DyINVENTED2/?igsh=abc==.
Number mila hai 9876543210/9812345678, gaon Mohanlalganj, Lucknow pin-226301. Ghar ka pin nahi pata. OTP 482913 mat lena.
Mail bhi aayega.`;

export const FORWARDED = `Please act at once.

--
Constable Invented
Social Media Centre, Lucknow 226001, 0522-2234567

---------- Forwarded message ---------
From: trust@invented-platform.example
Date: Tue, Nov 24, 2026 at 1:12 AM
Subject: Emergency disclosure, ref: EMG-2026-77812
To: <smc@police.example.gov.in>

> The account holder's e-mail is person.invented@gmail.com and the phone +919812345678.
> Last location 25.3176, 82.9739 (accuracy 40 m). Postal code 221005.
>
> Thanks,
> Invented Agent
> +353 1 234 5678
>
> On Mon, Nov 23, 2026 at 11:55 PM Colleague <colleague@invented-platform.example> wrote:
>> colleague2@invented-platform.example asked for ticket no. 881200.
`;

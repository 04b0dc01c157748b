// Languages as Word knows them: English and Welsh are those of Britain.

const pattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

export const isLanguage = (text) => pattern.test(text);

export function regional(language) {
  if (language === "en" || language === "cy") return language + "-GB";
  return isLanguage(language) ? language : "en-GB";
}

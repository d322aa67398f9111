import type { RefusalEntry } from './refusal-entry.ts';

/** Who asks, and who is asked about. */
export const ACCESS_REFUSALS = {
  'identity-invalid': {
    status: 422,
    title: { zh: '身份证号、姓名或者证件号码有误', en: 'The resident ID, name or number cannot be right' },
    remedy: {
      zh: '对照身份证或残疾人证，按 errors 逐项改正。',
      en: 'Compare with the card and mend each entry of errors.',
    },
  },
  'identity-unknown': {
    status: 404,
    title: { zh: '没有该人员', en: 'No such person is known' },
    remedy: {
      zh: '先为此人建立申请；人员编号只由系统给出。',
      en: 'Open a case for the person first; references to persons are given by the system alone.',
    },
  },
  'token-missing': {
    status: 401,
    title: { zh: '该地址需要持令牌访问', en: 'This address asks for a bearer token' },
    remedy: {
      zh: '在 Authorization 标头中给出 Bearer 令牌；本机可用 huize token 签发。',
      en: 'Send a bearer token in the Authorization header; on one machine, huize token issues one.',
    },
  },
  'token-invalid': {
    status: 401,
    title: { zh: '令牌不被接受', en: 'The bearer token is not accepted' },
    remedy: {
      zh: '按 errors 的说明换一个由本系统认可的签发者签发、尚未过期的令牌。',
      en: 'Get a new token, still valid and from the issuer that is trusted here; errors says what is wrong with this one.',
    },
  },
  'sign-in-unavailable': {
    status: 503,
    title: { zh: '暂时无法核验令牌', en: 'Tokens cannot be checked at the moment' },
    remedy: {
      zh: '稍后重试；若持续出现，请检查统一身份认证的公钥地址。',
      en: 'Try again in a while; if it lasts, check the address of the issuer’s public keys.',
    },
  },
  'access-denied': {
    status: 403,
    title: {
      zh: '令牌的角色或者辖区无权办理',
      en: 'The role or the jurisdiction of the token does not allow this',
    },
    remedy: {
      zh: '改用 detail 所说角色和辖区的令牌，或者请有权的人员办理。',
      en: 'Use a token with the role and jurisdiction that the detail names, or ask someone who has them.',
    },
  },
  'second-person-required': {
    status: 403,
    title: { zh: '制作人不能自行核准', en: 'Whoever prepared this cannot also release it' },
    remedy: {
      zh: '请另一位有权的人员办理。',
      en: 'Ask another person who has the role.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
